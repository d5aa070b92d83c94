/**
 * The one JSON form of each thing that is stored or sent: configurations, tasks, phase plans and provenance in the store,
 * requests, epochs and outcomes between a search and its workers. Written field by field with stable names, so that renaming a
 * Java component breaks nothing that is stored; a key that is missing or unknown is an error.
 */
package io.nas4j.core.json;
