package io.nas4j.api.request;

import io.nas4j.space.search.Metric;
import java.util.Locale;

/** What a search weighs. */
public enum Goal {
    /** Accuracy and MACs, weighed by the reward's exponent. */
    REWARD,
    /** Accuracy alone. */
    ACCURACY,
    /** Accuracy and latency, weighed by the reward's exponent. */
    LATENCY;

    /** What the reward's target is of. */
    public Metric cost() {
        return this == LATENCY ? Metric.LATENCY : Metric.MACS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
