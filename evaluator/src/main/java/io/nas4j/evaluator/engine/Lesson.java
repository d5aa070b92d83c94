package io.nas4j.evaluator.engine;

/**
 * What a teacher says of the images of a batch. With {@code a} the share, {@code T} the temperature and {@code L} the loss against the
 * labels, the whole loss is {@code (1 - a) * L + a * T * T * H}, where {@code H} is the cross-entropy, mean over the batch, of
 * {@code softmax(logits / T)} against the answers. {@code T * T} keeps the gradients of both parts alike (Hinton et al. 2015, section 2).
 *
 * @param answers {@code softmax(logits / T)} of the teacher
 * @param share 0 to 1
 * @param temperature above 0
 */
public record Lesson(SoftLabels answers, double share, double temperature) {}
