package io.nas4j.core.race;

/** Why a race ended. */
public enum RaceEnd {
    /** One is the best, with the probability that was asked for: all others were shown to be worse, or failed. */
    ONE_IS_BEST,
    /** The budget does not reach for another round of two, and more than one may be the best. */
    BUDGET,
    /** All candidates failed. */
    ALL_FAILED
}
