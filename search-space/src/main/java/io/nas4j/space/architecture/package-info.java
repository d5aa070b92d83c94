/**
 * The architecture model: an {@link io.nas4j.space.architecture.Architecture} is a stem, stages of blocks and a
 * head over a square image. Records that cannot hold an invalid value;
 * {@link io.nas4j.space.architecture.ArchitectureText} reads and writes them as one line.
 */
package io.nas4j.space.architecture;
