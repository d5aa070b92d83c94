/**
 * What every other part speaks: {@link io.nas4j.space.architecture architectures} as immutable records,
 * {@link io.nas4j.space.search search spaces} of decisions that build them, their exact
 * {@link io.nas4j.space.cost cost} and their compound {@link io.nas4j.space.scaling scaling}.
 *
 * <p>Start at {@link io.nas4j.space.architecture.Architecture}. Uses the JDK alone.
 */
package io.nas4j.space;
