package io.nas4j.space.search;

/** The sequences of a space that build its cheapest and its most expensive network. */
public record Extremes(Choices least, Choices most) {}
