/**
 * TensorFlow checkpoints under the names of the released EfficientNet and MnasNet. Start at
 * {@link io.nas4j.export.tensorflow.CheckpointExporter}.
 */
package io.nas4j.export.tensorflow;
