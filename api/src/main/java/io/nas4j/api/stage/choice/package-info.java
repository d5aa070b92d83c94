/** Which of a search's networks is the best, by all that a study knows of them. */
package io.nas4j.api.stage.choice;
