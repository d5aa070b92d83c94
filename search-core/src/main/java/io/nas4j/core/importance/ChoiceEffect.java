package io.nas4j.core.importance;

/**
 * What a choice is worth: the mean reward over the space where it is taken.
 *
 * @param low lower end of the mean's interval
 * @param high upper end of the mean's interval
 * @param trials that took it
 */
public record ChoiceEffect(String choice, double mean, double low, double high, int trials) {}
