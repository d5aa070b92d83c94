/**
 * Networks that begin with the weights of another: which, and how they learn on. Start at
 * {@link io.nas4j.core.transfer.Transfer}.
 */
package io.nas4j.core.transfer;
