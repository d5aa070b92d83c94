package io.nas4j.export.target;

/** What a backend showed of an exported network. */
public sealed interface Evidence {

    /**
     * The backend ran the network.
     *
     * @param logits row-major {@code [images, classes]}
     */
    record Ran(float[] logits) implements Evidence {}

    /**
     * What was written was read again, and every tensor is equal, number by number. Nothing was computed.
     *
     * @param tensors how many were compared
     */
    record ReadBack(int tensors) implements Evidence {}
}
