/**
 * Trained networks for other backends. Start at {@link io.nas4j.export.Exporters}; each form has a package of its own, and
 * {@link io.nas4j.export.target} what they share.
 */
package io.nas4j.export;
