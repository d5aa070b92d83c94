/**
 * Kills real searches at random moments, resumes them, and compares what they come to with searches that were never
 * killed. {@code KillsIT} is the short form, {@code benchmarks/kills} runs {@link io.nas4j.cli.kills.Kills} for long.
 */
package io.nas4j.cli.kills;
