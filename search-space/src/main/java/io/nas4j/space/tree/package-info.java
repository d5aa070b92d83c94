/**
 * Texts in trees of mappings, sequences and scalars, as YAML and JSON files have them, each node with its place
 * ({@link io.nas4j.space.tree.Node}). What reads files makes the tree; what knows architectures and spaces reads it.
 */
package io.nas4j.space.tree;
