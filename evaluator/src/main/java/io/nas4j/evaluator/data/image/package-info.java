/**
 * Images in memory and what is done to a whole data set: splitting, shuffling, resizing, normalization, hashing. Start
 * at {@link io.nas4j.evaluator.data.image.DataSet}.
 */
package io.nas4j.evaluator.data.image;
