/** How a trial's network is judged, whatever engine does it and wherever. */
package io.nas4j.core.evaluation;
