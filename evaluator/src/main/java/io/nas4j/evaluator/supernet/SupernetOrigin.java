package io.nas4j.evaluator.supernet;

/**
 * How a supernet was trained.
 *
 * @param order all that was asked for, in a text that two orders share exactly where they are equal
 * @param text the recipe in words
 * @param seconds of processor time that it took
 */
public record SupernetOrigin(String order, String text, double seconds) {}
