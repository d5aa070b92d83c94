package io.nas4j.cli.command.measure;

import io.nas4j.controller.choice.Expectation;
import io.nas4j.controller.choice.ScoredNetworks;
import io.nas4j.controller.choice.StudyModel;
import io.nas4j.core.benchmark.FinalChoice;
import io.nas4j.core.benchmark.Seen;
import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The ways in which one of the networks that a search saw may be taken at its end: by the accuracy that was told, by what the model of
 * accuracies expects, by that and scores without training, and by a race among the likeliest.
 *
 * @param scores names of the scores that networks have
 * @param confirmed networks that the race has, two at least
 */
record FinalChoices(SortedSet<String> scores, int confirmed) implements FinalChoice {

    /** Trainings for each network of the race, as {@code nas4j confirm} has them. */
    private static final int TRAININGS = 4;

    private static final String TOLD = "accuracy";
    private static final String POSTERIOR = "posterior";
    private static final String ALL_SCORES = "scores";
    private static final String CONFIRM = "confirm";

    /** All ways that a space allows. */
    static FinalChoices of(MeasuredSpace space, int confirmed) {
        SortedSet<String> scores = new TreeSet<>();
        space.networks().forEach(network -> scores.addAll(network.scores().keySet()));
        return new FinalChoices(scores, confirmed);
    }

    @Override
    public Map<String, MeasuredNetwork> of(Known known) {
        double[] told = known.seen().stream()
                .mapToDouble(seen -> known.reward(seen.network(), seen.told()))
                .toArray();
        double[] expected = expected(known, told);
        Map<String, MeasuredNetwork> chosen = new LinkedHashMap<>();
        chosen.put(TOLD, known.best(told));
        chosen.put(POSTERIOR, known.best(expected));
        for (String score : scores) {
            chosen.put(POSTERIOR + "+" + score, known.best(withScores(known, expected, List.of(score))));
        }
        if (scores.size() > 1) {
            chosen.put(POSTERIOR + "+" + ALL_SCORES, known.best(withScores(known, expected, scores)));
        }
        chosen.put(CONFIRM, confirmed(known, withScores(known, expected, scores)));
        return chosen;
    }

    /** The rewards that the model expects; those that were told where it has too little to learn from. */
    private static double[] expected(Known known, double[] told) {
        return StudyModel.of(
                        known.context(),
                        known.seen().stream()
                                .map(seen -> Observation.complete(
                                        seen.network().choices(),
                                        seen.told(),
                                        known.reward(seen.network(), seen.told())))
                                .toList())
                .map(model -> model
                        .of(known.seen().stream()
                                .map(seen -> seen.network().choices())
                                .toList())
                        .stream()
                        .mapToDouble(Expectation::reward)
                        .toArray())
                .orElse(told);
    }

    /** The rank by what the model expects plus that by scores; of equal sums the better expectation counts. */
    private static double[] withScores(Known known, double[] expected, Collection<String> scores) {
        double[] sums = ScoredNetworks.rankSums(IntStream.range(0, expected.length)
                .mapToObj(i -> scored(known, known.seen().get(i), expected[i], scores))
                .toList());
        double span = 1
                + IntStream.range(0, expected.length)
                        .mapToDouble(i -> Math.abs(expected[i]))
                        .max()
                        .orElse(0);
        for (int i = 0; i < sums.length; i++) {
            // less than any two sums differ by
            sums[i] += 1e-3 * expected[i] / span;
        }
        return sums;
    }

    private static ScoredNetworks.Network scored(Known known, Seen seen, double expected, Collection<String> scores) {
        SortedMap<String, Double> chosen = new TreeMap<>(seen.network().scores());
        chosen.keySet().retainAll(scores);
        return new ScoredNetworks.Network(known.reward(seen.network(), 1), seen.told(), expected, chosen);
    }

    /** The winner of a race among those of the highest worth, each trained again and again. */
    private MeasuredNetwork confirmed(Known known, double[] worths) {
        List<MeasuredNetwork> racing = IntStream.range(0, worths.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> worths[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(confirmed)
                .map(i -> known.seen().get(i).network())
                .toList();
        if (racing.size() < 2) {
            return racing.get(0);
        }
        Race race = Race.of(racing.size(), Race.PROBABILITY, RaceBudget.measurements((long) TRAININGS * racing.size()))
                .finished((candidate, round) -> OptionalDouble.of(
                        known.reward(racing.get(candidate), known.confirmation().of(racing.get(candidate), round))));
        return racing.get(race.ranked().get(0));
    }
}
