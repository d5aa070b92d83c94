package io.nas4j.space.search;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A cost that can be limited: exact, and known without training. */
public enum Metric {
    /** Multiply-accumulates of one picture's forward pass. */
    MACS,
    /** Trainable numbers. */
    PARAMS,
    /** Bytes that inference on one picture needs: weights and the maps at their peak, 32-bit floats. */
    MEMORY;

    /** The name in texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
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

    /** The cost of a network. */
    public long of(Architecture architecture) {
        return switch (this) {
            case MACS -> CostModel.cost(architecture).macs();
            case PARAMS -> CostModel.cost(architecture).params();
            case MEMORY -> CostModel.footprint(architecture).inference();
        };
    }
}
