package io.nas4j.cluster;

import java.util.List;

/** What Spark's log says of its end, in a sentence. */
final class SparkFailure {

    private static final int SHOWN = 3;

    private SparkFailure() {}

    /** @param lines the last of the log */
    static String of(List<String> lines) {
        if (lines.stream().anyMatch(SparkFailure::isOtherVersion)) {
            return "the cluster runs another version of Spark than this program: set SPARK_HOME to a Spark of the cluster's version";
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        return "Spark's driver ended" + (last.isEmpty() ? "" : ", last lines: " + String.join(" | ", last));
    }

    /** Java's serialization refuses classes of another version so. */
    private static boolean isOtherVersion(String line) {
        return line.contains("InvalidClassException") || line.contains("local class incompatible");
    }
}
