package io.nas4j.controller.choice;

import io.nas4j.controller.model.ErrorScale;
import io.nas4j.core.statistics.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Scores of untrained networks have a say in which of the measured ones is the best: they have errors of their own, so that
 * what a short training was wrong about they seldom are. A score knows no cost, so it is first turned into the reward that it
 * lets expect, by a line through the ranks of the score and what was measured. A score that ranks the measured networks no
 * better than chance has no say, nor one that fewer than half of them have.
 */
public final class ScoredNetworks {

    /** With fewer networks a line through them means nothing. */
    private static final int FEWEST = 5;

    private ScoredNetworks() {}

    /**
     * A network that was measured.
     *
     * @param factor that makes a reward of an accuracy
     * @param accuracy that was measured, a fraction
     * @param expected the reward that the model expects
     * @param scores by name, each higher where the network is expected to be better; one that is missing has no say of it
     */
    public record Network(double factor, double accuracy, double expected, Map<String, Double> scores) {}

    /**
     * The rank of each network by what the model expects, plus its rank by the scores, from 1 for the worst; of several scores
     * the mean rank. Ties have their mean rank.
     */
    public static double[] rankSums(List<Network> networks) {
        double[] sums = ranks(networks.stream().mapToDouble(Network::expected).toArray());
        List<double[]> byScores = new TreeSet<>(networks.stream()
                        .flatMap(network -> network.scores().keySet().stream())
                        .toList())
                .stream()
                        .map(score -> byScore(networks, score))
                        .filter(ranks -> ranks.length > 0)
                        .toList();
        for (double[] ranks : byScores) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += ranks[i] / byScores.size();
            }
        }
        return sums;
    }

    /** The ranks by a score; none where it has no say. What lacks the score is in the middle. */
    private static double[] byScore(List<Network> networks, String score) {
        int[] there = IntStream.range(0, networks.size())
                .filter(i -> networks.get(i).scores().containsKey(score))
                .toArray();
        double[] scores = Arrays.stream(there)
                .mapToDouble(i -> networks.get(i).scores().get(score))
                .toArray();
        double[] errors = Arrays.stream(there)
                .mapToDouble(i -> ErrorScale.of(networks.get(i).accuracy()))
                .toArray();
        if (there.length < Math.max(FEWEST, networks.size() / 2)
                || RankCorrelation.KENDALL.of(scores, errors).orElse(0) <= 0) {
            return new double[0];
        }
        double[] ranks = ranks(scores);
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < there.length; i++) {
            line.addData(ranks[i], errors[i]);
        }
        double[] places = new double[networks.size()];
        Arrays.fill(places, (there.length + 1) / 2.0);
        for (int i = 0; i < there.length; i++) {
            places[there[i]] = ranks[i];
        }
        return ranks(IntStream.range(0, places.length)
                .mapToDouble(i -> networks.get(i).factor() * ErrorScale.accuracy(line.predict(places[i])))
                .toArray());
    }

    private static double[] ranks(double[] values) {
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(values);
    }
}
