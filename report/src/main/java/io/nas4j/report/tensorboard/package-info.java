/**
 * Event files that TensorBoard reads, written without its libraries: a framing with checksums, and a few protocol buffers. Start at
 * {@link io.nas4j.report.tensorboard.TensorBoardRuns}.
 */
package io.nas4j.report.tensorboard;
