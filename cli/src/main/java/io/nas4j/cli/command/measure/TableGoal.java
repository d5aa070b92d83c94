package io.nas4j.cli.command.measure;

import io.nas4j.api.request.Goal;
import io.nas4j.api.request.Worth;
import io.nas4j.cli.input.MacCount;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what a network of a table is worth. */
final class TableGoal {

    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "accuracy",
            description = "accuracy, or reward: ACC * [MACs/T]^w. Default: ${DEFAULT-VALUE}.")
    private Goal goal;

    @Option(
            names = "--target-flops",
            paramLabel = "T",
            converter = MacCount.Converter.class,
            description = "T of the reward, in MACs. By default the median of the table.")
    private Optional<MacCount> target = Optional.empty();

    @Option(
            names = "--exponent",
            paramLabel = "w",
            description = "w of the reward, at most 0. By default " + Worth.SOFT_EXPONENT + " with --reward soft, and "
                    + (int) Worth.HARD_EXPONENT + " with hard.")
    private Optional<Double> exponent = Optional.empty();

    @Option(
            names = "--reward",
            paramLabel = "FORM",
            description = "soft weighs the cost on both sides of T; hard counts accuracy alone up to T, and weighs the"
                    + " cost beyond it. By default soft.")
    private Optional<Objective.Form> form = Optional.empty();

    /** What a network of the table is worth; its median of MACs is the target where none is given. */
    Objective objective(TableOptions.Named table) {
        double median = median(table);
        if (goal == Goal.REWARD && !table.hasMacs()) {
            throw new InvalidInputException("--objective reward needs a column flops in " + table.name());
        }
        if (goal == Goal.LATENCY) {
            throw new InvalidInputException(
                    "--objective of a benchmark must be reward or accuracy: a table of accuracies knows no latencies");
        }
        return new Worth(
                        goal,
                        form,
                        target.map(MacCount::value),
                        Optional.empty(),
                        Optional.empty(),
                        exponent,
                        Optional.empty(),
                        Optional.empty())
                .objective(() -> median);
    }

    /** The median of the MACs of a table's networks. */
    static double median(TableOptions.Named table) {
        return table.table().networks().stream()
                .mapToLong(MeasuredNetwork::macs)
                .sorted()
                .skip(table.table().networks().size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
