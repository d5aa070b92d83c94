/**
 * Workers on a Spark cluster. {@link io.nas4j.cluster.Cluster} is the door. The search has a child, Spark's driver; its executors
 * start the same worker processes as a search on one machine, and lines go from one to the other.
 */
package io.nas4j.cluster;
