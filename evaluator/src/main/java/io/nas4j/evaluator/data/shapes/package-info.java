/** A data set that needs no files: textured shapes, drawn from a seed. */
package io.nas4j.evaluator.data.shapes;
