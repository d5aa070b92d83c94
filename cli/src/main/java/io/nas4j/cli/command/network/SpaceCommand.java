package io.nas4j.cli.command.network;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.stage.InputSize;
import io.nas4j.cli.input.ConstraintConverter;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a search space leaves to decide, how large it is, and what its networks cost. */
@Command(
        name = "space",
        description =
                "Show a search space: its decisions, how many sequences of choices and how many different networks"
                        + " there are, and what the cheapest and the most expensive cost. Without SPACE, list those that are built in.")
public final class SpaceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SPACE",
            arity = "0..1",
            description = "A built-in name, or a YAML file that defines a space.")
    private Optional<String> argument = Optional.empty();

    @Option(names = "--resolution", paramLabel = "R", description = "Input pixels a side. By default the space's.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes. By default the space's.")
    private Optional<Integer> classes = Optional.empty();

    @Option(
            names = "--constraint",
            paramLabel = "C",
            converter = ConstraintConverter.class,
            description =
                    "Show how much of the space keeps to 'macs <= 60M', 'params <= 5M' or 'memory <= 20MB'. May be"
                            + " given several times.")
    private List<Constraint> constraints = new ArrayList<>();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (argument.isEmpty()) {
            List<Row> rows = SearchSpaces.names().stream()
                    .map(SearchSpaces::definition)
                    .map(definition -> new SpaceFacts(definition).summary())
                    .toList();
            new Listing(out, format.format()).print(rows, SpaceFacts.SUMMARY_COLUMNS, "");
            return 0;
        }
        SpaceDefinition read = SpaceArgument.definition(SpaceArgument.source(argument.get(), constraints));
        if (read.constraints().stream().anyMatch(limit -> limit.metric() == Metric.LATENCY)) {
            throw new InvalidInputException(
                    "a limit of latency needs a latency table, which only a search has: how much of"
                            + " a space keeps to it cannot be shown; leave it out");
        }
        Input natural = read.frame().input();
        SpaceFacts facts = new SpaceFacts(read.space(
                        new Input(resolution.orElse(natural.resolution()), natural.channels()),
                        classes.orElse(read.frame().classes()))
                .definition());
        resolution.flatMap(pixels -> InputSize.warning(pixels, read)).ifPresent(Terminals.of(spec)::note);
        if (format.format() == Format.TABLE) {
            facts.print(out);
        } else {
            new Listing(out, format.format()).print(facts.row());
        }
        return 0;
    }
}
