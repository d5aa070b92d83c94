/** The search for the scaling coefficients of depth, width and resolution. */
package io.nas4j.grid;
