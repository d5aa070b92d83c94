/** What executors tell the driver of their workers, and its answers. */
package io.nas4j.cluster.report;
