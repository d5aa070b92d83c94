/** Trains one set of weights for all networks of a space, and judges networks by it. */
package io.nas4j.api.stage.supernet;
