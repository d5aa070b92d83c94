package io.nas4j.cli.command.measure;

import io.nas4j.controller.model.ExpectedAccuracies;
import io.nas4j.core.benchmark.FinalChoice;
import io.nas4j.core.benchmark.Seen;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** The ways in which one of the networks that a search saw may be taken at its end. */
final class FinalChoices {

    private static final String TOLD = "accuracy";
    private static final String POSTERIOR = "posterior";

    private FinalChoices() {}

    /** All ways that a table allows, by name: each of its scores adds one. */
    static Map<String, FinalChoice> of(MeasuredSpace table) {
        Map<String, FinalChoice> choices = new LinkedHashMap<>();
        choices.put(TOLD, FinalChoice.told());
        choices.put(POSTERIOR, known -> FinalChoice.best(known, expected(known)));
        SortedSet<String> scores = new TreeSet<>();
        table.networks().forEach(network -> scores.addAll(network.scores().keySet()));
        scores.forEach(score -> choices.put(POSTERIOR + "+" + score, known -> withScore(known, score)));
        return choices;
    }

    /** The rewards that the model of accuracies expects. */
    private static double[] expected(FinalChoice.Known known) {
        double[] accuracies = ExpectedAccuracies.of(
                known.space(),
                known.seen().stream().map(seen -> seen.network().choices()).toList(),
                known.seen().stream().mapToDouble(Seen::told).toArray(),
                known.random());
        for (int i = 0; i < accuracies.length; i++) {
            accuracies[i] = known.reward(known.seen().get(i).network(), accuracies[i]);
        }
        return accuracies;
    }

    /** The rank by what the model expects plus the rank by a score; what lacks the score is in the middle. */
    private static MeasuredNetwork withScore(FinalChoice.Known known, String score) {
        double[] scores = known.seen().stream()
                .mapToDouble(seen ->
                        Optional.ofNullable(seen.network().scores().get(score)).orElse(Double.NaN))
                .toArray();
        double[] there =
                Arrays.stream(scores).filter(each -> !Double.isNaN(each)).toArray();
        double middle = there.length == 0 ? 0 : StatUtils.percentile(there, 50);
        double[] sums = ranks(expected(known));
        double[] ofScore = ranks(Arrays.stream(scores)
                .map(each -> Double.isNaN(each) ? middle : each)
                .toArray());
        for (int i = 0; i < sums.length; i++) {
            sums[i] += ofScore[i];
        }
        return FinalChoice.best(known, sums);
    }

    private static double[] ranks(double[] values) {
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(values);
    }
}
