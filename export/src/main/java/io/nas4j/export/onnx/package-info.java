/**
 * ONNX: {@link io.nas4j.export.onnx.OnnxExporter} writes it, {@link io.nas4j.export.onnx.OnnxCheck} runs it with ONNX
 * Runtime.
 */
package io.nas4j.export.onnx;
