/**
 * What all exports share: {@link io.nas4j.export.target.Exporter} writes, {@link io.nas4j.export.target.BackendCheck} runs
 * what was written, on {@link io.nas4j.export.target.RawImages images} that its caller chose.
 */
package io.nas4j.export.target;
