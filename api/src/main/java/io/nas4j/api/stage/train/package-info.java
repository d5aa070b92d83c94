/** Longer trainings of what a search found: its best networks, of which one becomes the baseline, and the family that scales it. */
package io.nas4j.api.stage.train;
