/** What people name by a text or a file: spaces, architectures, recipes, scores, latency tables. Nothing here is stable. */
package io.nas4j.api.input;
