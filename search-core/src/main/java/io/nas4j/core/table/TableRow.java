package io.nas4j.core.table;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One trained network of a table.
 *
 * @param line where it stands in its file, from 1
 * @param code the choices of its decisions
 * @param accuracy a fraction
 * @param params trainable numbers, where the table has them
 * @param macs multiply-accumulates of one image, where the table has them; tables call them flops
 * @param scores that the network got without training, by name; finite, higher means better
 */
public record TableRow(
        int line,
        String code,
        double accuracy,
        OptionalLong params,
        OptionalLong macs,
        SortedMap<String, Double> scores) {

    public TableRow {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }

    /** Without scores. */
    public TableRow(int line, String code, double accuracy, OptionalLong params, OptionalLong macs) {
        this(line, code, accuracy, params, macs, new TreeMap<>());
    }

    TableRow withAccuracy(double changed) {
        return new TableRow(line, code, changed, params, macs, scores);
    }
}
