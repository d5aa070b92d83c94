package io.nas4j.cluster.report;

import java.io.Serializable;

/**
 * Where a worker runs.
 *
 * @param host name of the machine
 * @param executor Spark's name of the executor
 * @param share bytes of the machine's memory for each worker
 * @param processor model of its processor
 * @param java version of Java
 */
public record Place(String host, String executor, long share, String processor, String java) implements Serializable {}
