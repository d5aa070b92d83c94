/**
 * Spaces of staged networks, such as MnasNet's: built from a definition, and the spaces that are built in. Start at
 * {@link io.nas4j.space.staged.SearchSpaces}.
 */
package io.nas4j.space.staged;
