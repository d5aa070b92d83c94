/**
 * An architecture laid out: every convolution with its channels, sizes and padding, in the order in which data flows.
 * {@link io.nas4j.space.plan.Layout} tells the layers in plain numbers, for counting; {@link io.nas4j.space.plan.NetworkPlan}
 * keeps them, for building. Engines and exporters build through {@link io.nas4j.space.plan.DataFlow}, so they cannot disagree
 * about what the network is. Start at {@link io.nas4j.space.plan.NetworkBuilder}.
 */
package io.nas4j.space.plan;
