/**
 * What networks take over of others. {@link io.nas4j.core.transfer.Transfer} says which weights they begin with and how they learn on,
 * {@link io.nas4j.core.transfer.Teaching} whose answers they learn.
 */
package io.nas4j.core.transfer;
