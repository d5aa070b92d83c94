/** torchvision: the names of its networks' tensors. Start at {@link io.nas4j.export.torchvision.TorchvisionNames}. */
package io.nas4j.export.torchvision;
