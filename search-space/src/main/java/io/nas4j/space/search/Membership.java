package io.nas4j.space.search;

/** Whether a space has a network. */
public sealed interface Membership {

    /** It has: these choices build it. */
    record Member(Choices choices) implements Membership {}

    /** It has not, for this reason. */
    record Refused(String reason) implements Membership {}
}
