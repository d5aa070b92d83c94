package io.nas4j.cli.stage.choice;

import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The best networks of a search, in the order of the best evidence that there is, or of another. Loads no native library.
 *
 * @param basis what they are ordered by
 * @param networks the best first
 */
public record StudyChoice(Basis basis, List<ChosenNetwork> networks) {

    /** So many with the best rewards are judged; the others follow by what was seen. */
    private static final int JUDGED = 400;

    public StudyChoice {
        networks = List.copyOf(networks);
    }

    /**
     * Orders a study's networks.
     *
     * @param asked what to order by; empty for the best evidence that there is
     * @param wanted networks, where the study has as many
     * @throws InvalidInputException where the study has nothing of what is asked for
     */
    public static StudyChoice of(StudyStore store, StudyConfig config, Optional<Basis> asked, int wanted) {
        List<Trial> best = store.best(config.name(), Math.max(JUDGED, wanted));
        List<Trial> judged = best.subList(0, Math.min(JUDGED, best.size()));
        Optional<ExpectedNetworks> expected = asked.equals(Optional.of(Basis.SEEN)) || judged.isEmpty()
                ? Optional.empty()
                : ExpectedNetworks.of(store, config, judged);
        List<ChosenNetwork> networks = IntStream.range(0, best.size())
                .mapToObj(i -> new ChosenNetwork(best.get(i), i + 1, rank(expected, i), expectation(expected, i)))
                .toList();
        Basis basis = asked.orElse(expected.isPresent() ? Basis.POSTERIOR : Basis.SEEN);
        if (basis == Basis.POSTERIOR && expected.isEmpty() && !best.isEmpty()) {
            throw new InvalidInputException("--by posterior needs a model of the accuracies, and study " + config.name()
                    + " has fewer than 5 trials to fit one, or trials that no decisions of its space are stored of");
        }
        return new StudyChoice(
                basis,
                networks.stream()
                        .sorted(Comparator.comparingInt((ChosenNetwork network) ->
                                        network.rank(basis).orElse(Integer.MAX_VALUE))
                                .thenComparingInt(ChosenNetwork::seen))
                        .toList());
    }

    private static OptionalInt rank(Optional<ExpectedNetworks> expected, int i) {
        return expected.isPresent() && i < expected.get().ranks().size()
                ? OptionalInt.of(expected.get().ranks().get(i))
                : OptionalInt.empty();
    }

    private static Optional<Expectation> expectation(Optional<ExpectedNetworks> expected, int i) {
        return expected.filter(all -> i < all.expectations().size())
                .map(all -> all.expectations().get(i));
    }
}
