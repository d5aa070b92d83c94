/**
 * timm (pytorch-image-models): an {@code arch_def}, the arguments of its {@code EfficientNet}, and weights under its names. Start
 * at {@link io.nas4j.export.timm.TimmExporter}.
 */
package io.nas4j.export.timm;
