package io.nas4j.core.table;

import java.util.OptionalLong;

/**
 * One trained network of a table.
 *
 * @param line where it stands in its file, from 1
 * @param code the choices of its decisions
 * @param accuracy a fraction
 * @param params trainable numbers, where the table has them
 * @param macs multiply-accumulates of one image, where the table has them; tables call them flops
 */
public record TableRow(int line, String code, double accuracy, OptionalLong params, OptionalLong macs) {}
