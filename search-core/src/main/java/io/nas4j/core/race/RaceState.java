package io.nas4j.core.race;

/** Where a candidate stands in a race. */
public enum RaceState {
    /** It is measured on. */
    IN_RACE,
    /** It was among the worst when the budget no longer reached for all; nothing shows that it is worse. */
    SET_ASIDE,
    /** A paired test shows that it is worse than the best. */
    WORSE,
    /** A measurement failed. */
    FAILED;

    /** Whether nothing speaks against the candidate but the other ones' measurements. */
    public boolean mayBeBest() {
        return this == IN_RACE || this == SET_ASIDE;
    }
}
