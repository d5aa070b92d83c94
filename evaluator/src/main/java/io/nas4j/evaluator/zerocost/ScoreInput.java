package io.nas4j.evaluator.zerocost;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import java.util.function.Supplier;

/**
 * What a score looks at besides the network's structure.
 *
 * @param weights that training would begin with
 * @param images a batch of training images; asked only where {@link ZeroCost#needsImages}
 * @param streams of the noise and the signs that a score draws
 */
public record ScoreInput(Weights weights, Supplier<Batch> images, RandomStreams streams) {}
