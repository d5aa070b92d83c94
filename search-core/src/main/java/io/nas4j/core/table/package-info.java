/**
 * Tables of networks that were trained once and for all, as NAS-Bench-Macro: the truth that strategies are measured on
 * without training anything. {@link io.nas4j.core.table.AccuracyTable} is one.
 */
package io.nas4j.core.table;
