/**
 * Writers of trained networks for other backends, each checked against the backend itself:
 * {@link io.nas4j.export.onnx.OnnxExporter} writes ONNX, {@link io.nas4j.export.onnx.OnnxCheck} runs it with ONNX Runtime.
 */
package io.nas4j.export.onnx;
