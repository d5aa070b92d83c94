/**
 * Racing: which of some candidates is best, when each measurement has noise and few can be paid for. Nothing here knows what a
 * candidate is, trains or stores anything.
 */
package io.nas4j.core.race;
