package io.nas4j.evaluator.trainer;

/** What a program has said on its standard output. */
sealed interface Heard {

    /** A line. */
    record Line(String text) implements Heard {}

    /** A line that is longer than any may be; what stood on it is lost. */
    record LongLine(int most) implements Heard {}

    /** It says no more. */
    record End() implements Heard {}
}
