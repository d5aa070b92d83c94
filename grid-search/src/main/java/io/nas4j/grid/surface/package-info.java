/** The surface of accuracy over the ways to grow a network, with what is not known of it. */
package io.nas4j.grid.surface;
