package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.latency.LatencyAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A cost that can be limited: known without training, and exact but for the latency, which is predicted. */
public enum Metric {
    /** Multiply-accumulates of one image's forward pass. */
    MACS,
    /** Trainable numbers. */
    PARAMS,
    /** Bytes that inference on one image needs: weights and the maps at their peak, 32-bit floats. */
    MEMORY,
    /** Nanoseconds that inference on a batch takes by a space's latency table; a space without one does not know it. */
    LATENCY;

    /** The name in texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A cost as messages show it. */
    public String shown(long cost) {
        return this == LATENCY ? new LatencyAmount(cost).text() : String.valueOf(cost);
    }

    /** The metric with that name. */
    static Optional<Metric> find(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text().equals(text))
                .findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Metric::text).toList();
    }

    /**
     * The cost of a network.
     *
     * @throws InvalidInputException where it is the latency, which only a table knows
     */
    public long of(Architecture architecture) {
        return switch (this) {
            case MACS -> CostModel.cost(architecture).macs();
            case PARAMS -> CostModel.cost(architecture).params();
            case MEMORY -> CostModel.footprint(architecture).inference();
            case LATENCY ->
                throw new InvalidInputException("latency is known from a latency table alone, which only a search has"
                        + " that asks for it (--objective latency, or --latency-table FILE)");
        };
    }
}
