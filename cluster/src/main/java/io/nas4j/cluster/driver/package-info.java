/** Spark's driver: a process of its own, with Spark's libraries on its class path, a child of the search. Start at DriverMain. It knows jobs, executors and lines; what the lines mean is not known here. */
package io.nas4j.cluster.driver;
