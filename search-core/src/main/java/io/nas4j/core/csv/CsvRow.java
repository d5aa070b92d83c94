package io.nas4j.core.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file.
 *
 * @param line the line of the file in which the row begins, counted from 1
 * @param fields the values in order; a field with nothing in it, not even quotes, is null
 */
public record CsvRow(int line, List<@Nullable String> fields) {}
