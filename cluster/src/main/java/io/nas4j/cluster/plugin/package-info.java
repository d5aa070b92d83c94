/** How Spark connects the two: the driver with the executors. */
package io.nas4j.cluster.plugin;
