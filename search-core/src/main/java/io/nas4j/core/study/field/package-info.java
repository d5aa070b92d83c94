/**
 * The tables of fields: how each value of a study, a training task and a trial's limits is called, stored, shown and
 * compared. Whoever stores, lists or compares them reads these tables.
 */
package io.nas4j.core.study.field;
