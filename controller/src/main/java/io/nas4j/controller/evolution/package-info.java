/** Populations of networks: what does well has children that differ a little. */
package io.nas4j.controller.evolution;
