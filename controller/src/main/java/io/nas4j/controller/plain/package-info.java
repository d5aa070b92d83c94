/** Strategies that learn nothing: random, grid, and a fixed list of proposals. */
package io.nas4j.controller.plain;
