package io.nas4j.core.trial;

import java.util.Locale;

/** The part of a study that a trial belongs to; trials are numbered from 0 in each. */
public enum Phase {
    /** Proxy trials that a strategy proposed. */
    SEARCH,
    /** The likely best of the search trained again, with other seeds, to find out which is the best. */
    CONFIRM,
    /** The best of the search trained longer. */
    BASELINE,
    /** Proxy trials over scaling coefficients. */
    GRID,
    /** Networks grown in one dimension and in all, at equal cost, each with several seeds. */
    SWEEP;

    /** The name in text: {@code search}, {@code confirm}, {@code baseline}, {@code grid}, {@code sweep}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
