package io.nas4j.space.plan;

/** One step of a block's branch. */
public sealed interface Step permits ConvUnit, SqueezeExcite {

    /**
     * Calls this step's own method of the builder.
     *
     * @param x what flows in
     * @return what flows out
     */
    <T> T build(NetworkBuilder<T> builder, T x);
}
