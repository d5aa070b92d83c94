/** A network's tensors outside any engine: how they start, and the file they are kept in. */
package io.nas4j.core.weights;
