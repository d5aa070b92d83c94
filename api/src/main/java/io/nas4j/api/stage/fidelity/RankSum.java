package io.nas4j.api.stage.fidelity;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Two measures as one: the sum of the ranks that they give each network. */
public final class RankSum {

    private RankSum() {}

    /** The sum of two measures of the same networks; a network has a value where both have one. */
    public static Measure of(Measure first, Measure second) {
        List<OptionalDouble> one = first.values();
        List<OptionalDouble> other = second.values();
        int[] both = IntStream.range(0, one.size())
                .filter(i -> one.get(i).isPresent() && other.get(i).isPresent())
                .toArray();
        double[] ranks = ranks(one, both);
        double[] more = ranks(other, both);
        OptionalDouble[] sums = new OptionalDouble[one.size()];
        Arrays.fill(sums, OptionalDouble.empty());
        for (int i = 0; i < both.length; i++) {
            sums[both[i]] = OptionalDouble.of(ranks[i] + more[i]);
        }
        return new Measure(
                first.name() + "+" + second.name(),
                first.trained() || second.trained(),
                List.of(sums),
                first.seconds() + second.seconds());
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
