package io.nas4j.cluster;

import io.nas4j.space.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Spark is told.
 *
 * @param given by the user
 * @param workers trials side by side
 */
record SparkSettings(Master master, Map<String, String> given, int workers) {

    private static final String MEMORY = "spark.executor.memory";
    private static final String CORES = "spark.executor.cores";
    private static final String TASK_CORES = "spark.task.cpus";
    private static final String DRIVER_MEMORY = "spark.driver.memory";
    private static final long WAIT = 50;
    private static final long MOST_WAIT = 3600;

    /** An executor passes lines on; Spark itself asks for this much. */
    private static final String LEAST = "512m";

    SparkSettings {
        given = Map.copyOf(given);
    }

    static long seconds(String key, Optional<String> text) {
        if (text.isEmpty()) {
            return WAIT;
        }
        if (!text.get().matches("\\d{1,4}")
                || Long.parseLong(text.get()) < 1
                || Long.parseLong(text.get()) > MOST_WAIT) {
            throw new InvalidInputException("--cluster-conf " + key + " must be from 1 to " + MOST_WAIT
                    + " seconds, but was '" + text.get() + "'");
        }
        return Long.parseLong(text.get());
    }

    /** Seconds within which the first executor must come. */
    long seconds() {
        return seconds(Cluster.WAIT, Optional.ofNullable(given.get(Cluster.WAIT)));
    }

    /** Memory of the driver's JVM, as {@code -Xmx} takes it. */
    String driverMemory() {
        return given.getOrDefault(DRIVER_MEMORY, LEAST);
    }

    /** All settings: the user's, and where there is none, those that trials need. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith("spark.")) {
                all.put(key, value);
            }
        });
        all.putIfAbsent(MEMORY, LEAST);
        all.putIfAbsent(TASK_CORES, "1");
        all.putIfAbsent("spark.ui.enabled", "false");
        all.putIfAbsent("spark.locality.wait", "0");
        all.putIfAbsent("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        if (!master.isHere()) {
            all.putIfAbsent(CORES, all.get(TASK_CORES));
            placeElsewhere(all);
        }
        return all;
    }

    private void placeElsewhere(Map<String, String> all) {
        long cores = (long) workers * number(TASK_CORES, all);
        if (master.isYarn() || master.isKubernetes()) {
            long each = Math.max(1, number(CORES, all));
            all.putIfAbsent("spark.executor.instances", String.valueOf((cores + each - 1) / each));
        } else {
            all.putIfAbsent("spark.cores.max", String.valueOf(cores));
        }
    }

    private static long number(String key, Map<String, String> all) {
        String text = all.getOrDefault(key, "1");
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new InvalidInputException(
                    "--cluster-conf " + key + " must be a whole number above 0, but was '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
