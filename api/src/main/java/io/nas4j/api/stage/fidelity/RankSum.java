package io.nas4j.api.stage.fidelity;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Measures as one: the sum of the ranks that they give each network. */
public final class RankSum {

    private RankSum() {}

    /**
     * The sum of measures that are called by their names, with {@code +} between.
     *
     * @throws InvalidInputException naming what is no measure
     */
    public static Measure of(String names, List<Measure> measures) {
        List<String> there = measures.stream().map(Measure::name).toList();
        List<Measure> parts = new ArrayList<>();
        for (String name : names.split("\\+", -1)) {
            int at = there.indexOf(name.strip());
            if (at < 0) {
                throw new InvalidInputException("--combine must name measures with + between, of "
                        + String.join(", ", there) + ", but has '" + name.strip() + "'"
                        + NearName.hint(name.strip(), there));
            }
            parts.add(measures.get(at));
        }
        return of(parts);
    }

    /** The sum of two measures of the same networks; a network has a value where both have one. */
    public static Measure of(Measure first, Measure second) {
        return of(List.of(first, second));
    }

    private static Measure of(List<Measure> parts) {
        int networks = parts.get(0).values().size();
        int[] known = IntStream.range(0, networks)
                .filter(i ->
                        parts.stream().allMatch(part -> part.values().get(i).isPresent()))
                .toArray();
        double[] sums = new double[known.length];
        for (Measure part : parts) {
            double[] ranks = ranks(part.values(), known);
            Arrays.setAll(sums, i -> sums[i] + ranks[i]);
        }
        OptionalDouble[] values = new OptionalDouble[networks];
        Arrays.fill(values, OptionalDouble.empty());
        for (int i = 0; i < known.length; i++) {
            values[known[i]] = OptionalDouble.of(sums[i]);
        }
        return new Measure(
                parts.stream().map(Measure::name).collect(Collectors.joining("+")),
                parts.stream().anyMatch(Measure::trained),
                List.of(values),
                parts.stream().mapToDouble(Measure::seconds).sum(),
                parts.stream().mapToDouble(Measure::secondsOnce).sum());
    }

    private static double[] ranks(List<OptionalDouble> values, int[] at) {
        return at.length == 0
                ? new double[0]
                : new NaturalRanking()
                        .rank(IntStream.of(at)
                                .mapToDouble(i -> values.get(i).getAsDouble())
                                .toArray());
    }
}
