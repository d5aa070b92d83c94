package io.nas4j.cli.command.measure;

import io.nas4j.cli.command.search.Objectives;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.MacCount;
import io.nas4j.cli.input.SpaceArgument;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.core.benchmark.Benchmark;
import io.nas4j.core.benchmark.StrategyResult;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.Execution;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.search.DecisionSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares strategies on a table. */
@Command(
        name = "benchmark",
        description =
                "Compare strategies on a table of trained networks: how near to the best network each comes in how"
                        + " many evaluations, over many seeds. Nothing is trained.")
public final class BenchmarkCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String CODES = "codes";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            required = true,
            description =
                    "CSV with the columns code, accuracy (fraction or per cent), params and flops (MACs). A code is"
                            + " the choice of each decision, counted from 0: one digit or letter each, or numbers with '-'"
                            + " between.")
    private Path table;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = CODES,
            description = "What the codes are sequences of: a built-in space ('nas4j space' lists them), a YAML file,"
                    + " or codes, where every place of the code is a decision and every code a network of its own."
                    + " Default: ${DEFAULT-VALUE}.")
    private String space;

    @Option(
            names = "--strategies",
            paramLabel = "LIST",
            defaultValue = ALL,
            description = "all, or names with commas between. Each may have its options behind it, as"
                    + " evolution:population=20. Default: ${DEFAULT-VALUE}.")
    private String strategies;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "300",
            description = "Different networks that each search evaluates. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Searches of each strategy. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The first seed. Default: ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "accuracy",
            description = "accuracy, or reward: ACC * [MACs/T]^w. Default: ${DEFAULT-VALUE}.")
    private Objectives.Goal goal;

    @Option(
            names = "--target-flops",
            paramLabel = "T",
            converter = MacCount.Converter.class,
            description = "T of the reward, in MACs. By default the median of the table.")
    private Optional<MacCount> target = Optional.empty();

    @Option(
            names = "--exponent",
            paramLabel = "w",
            description = "w of the reward, at most 0. By default " + Objectives.SOFT_EXPONENT
                    + " with --reward soft, and " + (int) Objectives.HARD_EXPONENT + " with hard.")
    private Optional<Double> exponent = Optional.empty();

    @Option(
            names = "--reward",
            paramLabel = "FORM",
            description = "soft weighs the cost on both sides of T; hard counts accuracy alone up to T, and weighs the"
                    + " cost beyond it. By default soft.")
    private Optional<Objective.Form> form = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Propose as if this many trials ran side by side, knowing fewer results. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Searches that are simulated at once; changes nothing but times. By default one a core.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write regret.svg and regret.png (the curves), regret.csv and results.json there.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Map<String, StrategyFactory> chosen = chosen();
        Require.between("--workers", workers, 1, 1024);
        List<TableRow> rows = TableFile.read(table);
        out.ifPresent(BenchmarkFiles::prepare);
        AccuracyTable truth = new AccuracyTable(space(rows), rows);
        Benchmark benchmark = new Benchmark(
                truth,
                objective(truth, rows),
                trials,
                seeds,
                firstSeed,
                Execution.lag(workers),
                threads.orElse(Runtime.getRuntime().availableProcessors()));
        terminal.note(table + ": " + truth.networks().size() + " networks of space " + truth.name()
                + (truth.complete() ? "" : ", which has more") + "; " + seeds + " seeds, " + trials + " trials each; "
                + Objectives.described(benchmark.objective()));
        List<StrategyResult> results = benchmark.run(
                Strategies.factory(Strategies.RANDOM), chosen, name -> terminal.note("benchmark: " + name + " done"));
        new Listing(spec.commandLine().getOut(), format.format())
                .print(
                        format.format() == Format.TABLE
                                ? BenchmarkRows.table(results, seeds)
                                : BenchmarkRows.fields(results),
                        BenchmarkRows.columns(results),
                        "");
        String title = "Regret on " + table.getFileName() + ", " + Objectives.described(benchmark.objective()) + ", "
                + seeds + " seeds";
        out.ifPresent(folder -> BenchmarkFiles.write(folder, title, results));
        return 0;
    }

    private Map<String, StrategyFactory> chosen() {
        Map<String, StrategyFactory> chosen = new LinkedHashMap<>();
        List<String> names = strategies.equals(ALL) ? Strategies.names() : List.of(strategies.split(",", -1));
        names.forEach(name -> chosen.put(name.strip(), Strategies.factory(name)));
        return chosen;
    }

    private DecisionSpace space(List<TableRow> rows) {
        return space.equals(CODES)
                ? CodeSpace.of(rows)
                : SpaceArgument.definition(SpaceArgument.source(space, new ArrayList<>()))
                        .space();
    }

    private Objective objective(AccuracyTable truth, List<TableRow> rows) {
        double median = truth.networks().stream()
                .mapToLong(AccuracyTable.Network::macs)
                .sorted()
                .skip(truth.networks().size() / 2)
                .findFirst()
                .orElseThrow();
        if (goal == Objectives.Goal.REWARD
                && space.equals(CODES)
                && rows.get(0).macs().isEmpty()) {
            throw new InvalidInputException("--objective reward needs a column flops in " + table);
        }
        if (goal == Objectives.Goal.LATENCY) {
            throw new InvalidInputException(
                    "--objective of a benchmark must be reward or accuracy: a table of accuracies knows no latencies");
        }
        return Objectives.of(goal, form, target, Optional.empty(), exponent, () -> median);
    }
}
