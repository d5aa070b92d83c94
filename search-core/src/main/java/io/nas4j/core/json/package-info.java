/**
 * The stored JSON forms of configurations and provenance. Written field by field with stable names, so that renaming a
 * Java component breaks no stored study; a key that is missing or unknown is an error. Used by the store alone.
 */
package io.nas4j.core.json;
