package io.nas4j.api.stage.fidelity;

import io.nas4j.core.evaluation.Score;
import io.nas4j.evaluator.zerocost.RankProduct;
import io.nas4j.evaluator.zerocost.ZeroCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What scores tell of untrained networks, and what AZ-NAS makes of its parts where all of them are there. */
public final class ScoredMeasures {

    private ScoredMeasures() {}

    /**
     * The measures.
     *
     * @param asked scores, in the order of the measures
     * @param scores of each network, by name
     */
    public static List<Measure> of(List<ZeroCost> asked, List<SortedMap<String, Score>> scores) {
        List<Measure> measures = new ArrayList<>();
        asked.forEach(score -> measures.add(measure(score, scores)));
        if (asked.containsAll(RankProduct.AZ_NAS_PARTS)) {
            measures.add(azNas(scores));
        }
        return measures;
    }

    private static Measure measure(ZeroCost score, List<SortedMap<String, Score>> scores) {
        List<OptionalDouble> values = new ArrayList<>();
        double seconds = 0;
        for (SortedMap<String, Score> each : scores) {
            Optional<Score> found = Optional.ofNullable(each.get(score.text()));
            values.add(found.map(Score::value).orElse(OptionalDouble.empty()));
            seconds += found.map(Score::seconds).orElse(0.0);
        }
        return new Measure(score.text(), false, values, seconds / Math.max(1, scores.size()));
    }

    /** Its parts but for complexity are computed together, in the time that each of them says. */
    private static Measure azNas(List<SortedMap<String, Score>> scores) {
        List<Measure> parts = RankProduct.AZ_NAS_PARTS.stream()
                .map(part -> measure(part, scores))
                .toList();
        Stream<Double> seconds = parts.stream().map(Measure::seconds);
        return new Measure(
                RankProduct.AZ_NAS,
                false,
                RankProduct.of(parts.stream().map(Measure::values).toList()),
                seconds.mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
