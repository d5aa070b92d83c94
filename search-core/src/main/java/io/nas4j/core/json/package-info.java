/**
 * The JSON forms of configurations, tasks and provenance. Written field by field with stable names, so that renaming a Java
 * component breaks no stored study; a key that is missing or unknown is an error.
 */
package io.nas4j.core.json;
