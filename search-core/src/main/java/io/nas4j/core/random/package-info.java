/** Named, seeded streams of random numbers: the only source of randomness. */
package io.nas4j.core.random;
