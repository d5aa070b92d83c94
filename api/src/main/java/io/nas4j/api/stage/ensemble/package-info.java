/** Small networks together against one scaled network of equal cost. */
package io.nas4j.api.stage.ensemble;
