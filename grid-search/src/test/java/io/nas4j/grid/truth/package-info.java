/** Grid searches whose truth is known. */
package io.nas4j.grid.truth;
