package io.nas4j.core.table;

import java.util.SortedMap;

/**
 * What was computed of a network without training it.
 *
 * @param line where it stands in its file, from 1
 * @param code the choices of its decisions
 * @param scores by name; finite
 */
public record ScoreRow(int line, String code, SortedMap<String, Double> scores) {}
