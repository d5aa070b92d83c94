/** What a sweep is asked for, the trainings that it takes, and what came of them. */
package io.nas4j.api.stage.sweep;
