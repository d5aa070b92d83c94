package io.nas4j.space.plan;

/** One step of a block's branch. */
public sealed interface Step permits ConvUnit, SqueezeExcite {}
