/** Data sets in the IDX format, which MNIST uses. */
package io.nas4j.evaluator.data.idx;
