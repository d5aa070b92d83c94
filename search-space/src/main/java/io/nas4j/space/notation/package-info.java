/**
 * Architectures in the notations of other programs, and as trees of keys and values. A notation either says an architecture
 * exactly or refuses it with the reason; nothing is dropped, rounded or guessed.
 */
package io.nas4j.space.notation;
