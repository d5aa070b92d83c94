/**
 * Deeplearning4j: the zip that its {@code ModelSerializer} reads, of the library's own layers and vertices alone
 * ({@link io.nas4j.export.dl4j.Dl4jExporter}). {@code StockGraph} plans the graph, {@code StockLayers} its layers.
 */
package io.nas4j.export.dl4j;
