/**
 * What a storage must hold to be one that this program wrote: {@link io.nas4j.db.check.StoreCheck} says what does not fit.
 * {@code db check} lists it, and {@code db import} refuses it.
 */
package io.nas4j.db.check;
