/**
 * What all exports share: {@link io.nas4j.export.target.Exporter} writes to an {@link io.nas4j.export.target.ExportOutput},
 * {@link io.nas4j.export.target.BackendCheck} runs or reads what was written and is held against a
 * {@link io.nas4j.export.target.Reference} that its caller computed.
 */
package io.nas4j.export.target;
