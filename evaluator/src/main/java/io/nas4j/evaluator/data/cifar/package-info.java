/** The binary batches of CIFAR-10 and CIFAR-100. */
package io.nas4j.evaluator.data.cifar;
