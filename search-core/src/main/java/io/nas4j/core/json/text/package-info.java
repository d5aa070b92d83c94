/**
 * JSON as text: objects that are written key by key, and parsed objects from which each key is taken once. What the keys
 * mean is said by the packages that use this one.
 */
package io.nas4j.core.json.text;
