package io.nas4j.export.tflite;

/** How a model keeps the numbers of a network: each method adds a tensor and returns its number. */
interface TfliteNumbers {

    /** What the network reads of the model's input. */
    int read(int input, int... axes);

    /** What the model gives of the network's logits. */
    int give(int logits, int classes);

    /** What flows, with a range of its own: {@code [N, axes...]}. */
    int flowing(String name, int... axes);

    /** What flows and is made of another tensor's own numbers, as by a pool, by padding or by a slice. */
    int alike(int other, String name, int... axes);

    /** The sum of two tensors. */
    int sum(String name, int one, int other, int... axes);

    /** What the logistic function gives, from 0 to 1. */
    int logistic(String name, int... axes);

    /** One constant. */
    int constant(String name, float value);

    /**
     * Weight and bias of a layer, in this order.
     *
     * @param input what the layer reads
     */
    int[] learned(String name, Kernel kernel, int input);
}
