/**
 * OpenMMLab's mmpretrain: a config file for the backbones that its tables hold, and weights under its names
 * ({@link io.nas4j.export.mmpretrain.MmpretrainExporter}). {@code Backbone} finds the table, {@code BackboneNames} the names.
 */
package io.nas4j.export.mmpretrain;
