/**
 * TensorFlow Lite (LiteRT): {@link io.nas4j.export.tflite.TfliteExporter} writes it, {@code TfliteCheck} runs it with the
 * interpreter.
 */
package io.nas4j.export.tflite;
