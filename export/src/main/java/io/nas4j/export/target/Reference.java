package io.nas4j.export.target;

import io.nas4j.core.weights.TrainedNetwork;

/**
 * What an exported network is held against. The array is shared, not copied, and only read.
 *
 * @param network as it was before it was exported
 * @param images that a backend is to run it on
 * @param logits the engine's for these images, row-major {@code [count, classes]}
 */
public record Reference(TrainedNetwork network, RawImages images, float[] logits) {}
