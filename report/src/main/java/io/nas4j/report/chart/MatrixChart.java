package io.nas4j.report.chart;

import io.nas4j.space.InvalidInputException;
import java.util.List;

/**
 * Counts in a square of cells, each row shaded by its own shares: a confusion matrix.
 *
 * @param columnLabel what the columns are
 * @param rowLabel what the rows are
 * @param names of rows and columns alike; at least one
 * @param counts by row and column, from 0
 */
public record MatrixChart(
        String title, String columnLabel, String rowLabel, List<String> names, List<List<Long>> counts) {

    public MatrixChart {
        names = List.copyOf(names);
        counts = counts.stream().map(List::copyOf).toList();
        int size = names.size();
        if (size == 0 || counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new InvalidInputException(
                    "a matrix must have as many rows and columns as names, and at least one, but" + " has " + size
                            + " names and " + counts.size() + " rows");
        }
        counts.stream()
                .flatMap(List::stream)
                .filter(count -> count < 0)
                .findFirst()
                .ifPresent(count -> {
                    throw new InvalidInputException("a count of a matrix must be at least 0, but was " + count);
                });
    }
}
