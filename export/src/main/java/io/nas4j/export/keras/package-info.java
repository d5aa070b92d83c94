/**
 * Keras 3: a {@code .keras} file, which Keras loads on TensorFlow, PyTorch and JAX. Start at
 * {@link io.nas4j.export.keras.KerasExporter}.
 */
package io.nas4j.export.keras;
