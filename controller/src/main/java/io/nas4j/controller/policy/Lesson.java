package io.nas4j.controller.policy;

/**
 * An episode to learn from.
 *
 * @param advantage how much better than expected its trial was
 */
record Lesson(Episode episode, double advantage) {}
