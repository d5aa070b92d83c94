/**
 * An architecture laid out: every convolution with its channels, sizes and padding, in the order in which data flows.
 * Cost model, engines and exporters all read this one {@link io.nas4j.space.plan.NetworkPlan}, so they cannot disagree
 * about what the network is.
 */
package io.nas4j.space.plan;
