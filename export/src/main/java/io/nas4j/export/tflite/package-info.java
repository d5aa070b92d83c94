/**
 * TensorFlow Lite (LiteRT): {@link io.nas4j.export.tflite.TfliteExporter} writes it with floats and
 * {@link io.nas4j.export.tflite.TfliteInt8Exporter} with 8-bit integers, both through {@code TfliteNetwork}; {@code TfliteCheck}
 * runs it with the interpreter.
 */
package io.nas4j.export.tflite;
