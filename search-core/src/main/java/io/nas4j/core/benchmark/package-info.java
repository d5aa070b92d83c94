/**
 * Strategies side by side on an {@link io.nas4j.core.table.AccuracyTable}: {@link io.nas4j.core.benchmark.Benchmark} runs
 * them, {@link io.nas4j.core.benchmark.StrategyResult} is what comes out.
 */
package io.nas4j.core.benchmark;
