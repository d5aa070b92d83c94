package io.nas4j.cli.input;

import io.nas4j.space.latency.LatencyAmount;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a search knows what inference takes. */
public final class LatencyOptions {

    @Option(
            names = "--target-latency",
            paramLabel = "T",
            converter = LatencyConverter.class,
            description = "T of the reward with --objective latency, as 5ms or 800us, for a batch of --latency-batch."
                    + " By default the median of 1,000 random networks of the space.")
    private Optional<LatencyAmount> target = Optional.empty();

    @Option(
            names = "--latency-batch",
            paramLabel = "N",
            description = "Images in the batch whose latency counts. Above 1, trials are timed at 1 and at N. By"
                    + " default the table's, or 1.")
    private Optional<Integer> batch = Optional.empty();

    @Option(
            names = "--latency-table",
            paramLabel = "FILE",
            description = "Times of operators that 'nas4j latency SPACE -o FILE' measured; latencies are predicted from"
                    + " them, and the study keeps them. By default they are measured before the first trial, in"
                    + " about a minute.")
    private Optional<Path> table = Optional.empty();

    /** T of the reward. */
    public Optional<LatencyAmount> target() {
        return target;
    }

    /** Images in a batch, where that was said. */
    public Optional<Integer> batch() {
        return batch;
    }

    /** Where the times stand. */
    public Optional<Path> table() {
        return table;
    }
}
