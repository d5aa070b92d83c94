/**
 * What inference takes, measured with LibTorch on one thread: whole networks ({@link
 * io.nas4j.evaluator.latency.InferenceLatency}), and the operators of a space for a latency table ({@link
 * io.nas4j.evaluator.latency.LatencyProcess}, in a process like those that train).
 */
package io.nas4j.evaluator.latency;
