/**
 * A network's tensors outside any engine: how they start, the file they are kept in, and the
 * {@link io.nas4j.core.weights.TrainedNetwork trained network} that exporters are given.
 */
package io.nas4j.core.weights;
