package io.nas4j.space.latency;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measured times of operators on one machine. What a network takes is predicted as the sum over its operators (ProxylessNAS,
 * section 3.3; MnasNet measures each network instead). Immutable.
 *
 * @param engine library and version that ran them
 * @param machine processor, threads and pinning, for the reader
 * @param batch images that each run had
 * @param factor that the sum is multiplied by: what whole networks took over the sum of their operators, 1 where that was not
 *     measured. A network that runs again and again finds more of itself in the cache than an operator that runs in turn
 *     with all others
 * @param timings in the order of the file
 */
public record LatencyTable(
        String engine, String machine, int batch, double factor, Map<TimedOperator, Timing> timings) {

    /** The largest batch. */
    public static final int MAX_BATCH = 4096;

    private static final double LEAST_FACTOR = 0.1;
    private static final double MOST_FACTOR = 10;
    private static final double DECIMALS = 1e4;

    public LatencyTable {
        requireLine("engine", engine);
        requireLine("machine", machine);
        Require.between("the batch of a latency table", batch, 1, MAX_BATCH);
        Require.between("the factor of a latency table", factor, LEAST_FACTOR, MOST_FACTOR);
        if (timings.isEmpty()) {
            throw new InvalidInputException("a latency table must have at least one operator");
        }
        timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    }

    private static void requireLine(String what, String text) {
        if (!text.matches("[^\\p{Cntrl}]{1,300}") || !text.equals(text.strip())) {
            throw new InvalidInputException("the " + what
                    + " of a latency table must be one line of 1 to 300 characters without spaces around it");
        }
    }

    /**
     * What a network takes for a batch, in nanoseconds.
     *
     * @throws InvalidInputException naming an operator of it that the table lacks
     */
    public long nanos(Architecture architecture) {
        long[] sum = new long[1];
        TimedOperator.each(architecture, operator -> {
            Timing timing = timings.get(operator);
            if (timing == null) {
                throw lacks(operator);
            }
            sum[0] += timing.median();
        });
        return Math.max(1, Math.round(sum[0] * factor));
    }

    /** The same with the factor that makes its predictions right in the median, given what networks took, in nanoseconds. */
    public LatencyTable calibrated(Map<Architecture, Long> measured) {
        double[] ratios = measured.entrySet().stream()
                .mapToDouble(each -> factor * each.getValue() / nanos(each.getKey()))
                .sorted()
                .toArray();
        if (ratios.length == 0) {
            return this;
        }
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        double rounded = Math.round(median * DECIMALS) / DECIMALS;
        return new LatencyTable(
                engine, machine, batch, Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, rounded)), timings);
    }

    /** The same; empty where the table lacks an operator of it, as for a network that was scaled beyond its space. */
    public OptionalLong known(Architecture architecture) {
        boolean[] all = {true};
        TimedOperator.each(architecture, operator -> all[0] &= timings.containsKey(operator));
        return all[0] ? OptionalLong.of(nanos(architecture)) : OptionalLong.empty();
    }

    /**
     * Refuses where an operator is missing.
     *
     * @throws InvalidInputException naming the first
     */
    public void requireAll(Collection<TimedOperator> operators) {
        for (TimedOperator operator : operators) {
            if (!timings.containsKey(operator)) {
                throw lacks(operator);
            }
        }
    }

    private static InvalidInputException lacks(TimedOperator operator) {
        return new InvalidInputException("the latency table has no time for '" + operator.text()
                + "'; a table is of one space with its input size and classes: measure one with 'nas4j latency'");
    }
}
