/**
 * PyTorch: a Python file that builds the network with torch alone, and its weights as a state dict and as safetensors. Start
 * at {@link io.nas4j.export.pytorch.PytorchExporter}.
 */
package io.nas4j.export.pytorch;
