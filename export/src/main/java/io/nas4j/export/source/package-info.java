/**
 * What readers of other programs' weights share. Start at {@link io.nas4j.export.source.WeightsSource}. Each program has a reader
 * in the room of its own format.
 */
package io.nas4j.export.source;
