/**
 * Published detectors: what is known of them is their cost. Detection is not trained here.
 */
package io.nas4j.space.detection;
