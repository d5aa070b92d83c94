/** Which of a search's networks is the best, by all that a study knows of them, and trainings that tell more. */
package io.nas4j.api.stage.choice;
