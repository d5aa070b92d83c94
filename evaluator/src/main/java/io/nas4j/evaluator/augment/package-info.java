/**
 * Changes of images while they are learned from, on bytes, before normalisation. Start at
 * {@link io.nas4j.evaluator.augment.ImageChange}; crop, flip, cutout, erasing and
 * mixing are done where batches are filled.
 */
package io.nas4j.evaluator.augment;
