package io.nas4j.cli.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Kills studies of every strategy, sweeps, grid searches, trainings, and studies that others train, and prints a table; {@code
 * benchmarks/kills} starts it.
 */
public final class Kills {

    private static final List<String> STRATEGIES = List.of(
            "random", "evolution", "regularized-evolution", "local-search", "nsga2", "predictor", "reinforce", "ppo");
    private static final int TABLE_TRIALS = 40;
    private static final int TORCH_TRIALS = 5;
    private static final int PROGRAM_TRIALS = 12;
    private static final int ASKED_TRIALS = 8;
    private static final int BEFORE_THE_END = 7;
    private static final long SEED = 20261121;
    private static final String EVOLUTION = "evolution:population=4:offspring=2";

    private Kills() {}

    /**
     * Arguments: the repository's root, a table, kills with the table, kills with LibTorch, kills of studies that programs train
     * or whose trials are asked for; each split over its cases.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(args[0]);
        KillHarness harness = new KillHarness(root, Files.createTempDirectory("nas4j kills"), SEED);
        out.println("| engine | strategy | workers | kills | in start-up | in a migration | in a commit | any time |"
                + " of them in a resume | studies compared | values each | different |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<KillHarness.Result> results = new ArrayList<>();
        results.addAll(run(harness, onTable(Path.of(args[1]).toAbsolutePath()), Integer.parseInt(args[2]), out));
        results.addAll(run(harness, withLibTorch(), Integer.parseInt(args[3]), out));
        results.addAll(run(harness, trainedByOthers(root), Integer.parseInt(args[4]), out));
        int wrong =
                (int) results.stream().filter(each -> !each.wrong().isEmpty()).count();
        int total = results.stream().mapToInt(KillHarness.Result::total).sum();
        int studies = results.stream().mapToInt(KillHarness.Result::studies).sum();
        out.println();
        out.println(total + " kills, " + studies + " studies, " + wrong + " of them other than without kills");
        results.stream()
                .map(KillHarness.Result::wrong)
                .filter(each -> !each.isEmpty())
                .forEach(out::println);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static List<KillCase> onTable(Path table) {
        List<KillCase> cases = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            for (int workers = 1; workers <= 2; workers++) {
                cases.add(KillCase.table(table, strategy, workers, TABLE_TRIALS));
            }
        }
        return cases;
    }

    private static List<KillCase> withLibTorch() {
        List<KillCase> cases = new ArrayList<>(
                List.of(KillCase.training(), KillCase.sweep(2), KillCase.sweep(1), KillCase.grid(2), KillCase.grid(1)));
        for (int workers = 2; workers >= 1; workers--) {
            for (String strategy : STRATEGIES) {
                cases.add(KillCase.torch(strategy, workers, TORCH_TRIALS));
            }
        }
        return cases;
    }

    private static List<KillCase> trainedByOthers(Path root) {
        Path program = root.resolve("examples").resolve("trainers").resolve("count.sh");
        List<KillCase> cases = new ArrayList<>();
        for (int workers = 1; workers <= 2; workers++) {
            cases.add(KillCase.command(program, EVOLUTION, workers, PROGRAM_TRIALS));
            cases.add(KillCase.commandServer(program, EVOLUTION, workers, PROGRAM_TRIALS));
            cases.add(KillCase.asked(EVOLUTION, workers, ASKED_TRIALS));
        }
        return cases;
    }

    /** Splits the kills over the cases; those that get none are left out. */
    private static List<KillHarness.Result> run(KillHarness harness, List<KillCase> cases, int kills, PrintStream out)
            throws IOException, InterruptedException {
        List<KillHarness.Result> results = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            int share = kills / cases.size() + (i < kills % cases.size() ? 1 : 0);
            if (share > 0) {
                KillHarness.Result result = harness.run(cases.get(i), share, BEFORE_THE_END);
                results.add(result);
                out.println(row(result));
            }
        }
        return results;
    }

    private static String row(KillHarness.Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s |",
                result.killed().engine(),
                result.killed().strategy(),
                result.killed().workers(),
                result.total(),
                result.kills().getOrDefault(KillMoment.START, 0),
                result.kills().getOrDefault(KillMoment.MIGRATION, 0),
                result.kills().getOrDefault(KillMoment.COMMIT, 0),
                result.kills().getOrDefault(KillMoment.ANY, 0),
                result.resumed(),
                result.studies(),
                result.compared(),
                result.wrong().isEmpty() ? "none" : result.wrong());
    }
}
