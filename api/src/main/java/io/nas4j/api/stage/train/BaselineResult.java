package io.nas4j.api.stage.train;

import io.nas4j.api.stage.choice.Basis;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The best networks of a search, trained longer.
 *
 * @param by what made them the best of the search
 * @param chosen which of them is the baseline: its place, from 0
 * @param networks the best of the search first
 */
public record BaselineResult(Basis by, int chosen, List<Trained> networks) {

    public BaselineResult {
        networks = List.copyOf(networks);
    }

    /**
     * A network that was trained twice.
     *
     * @param proxy the short training of the search; empty where the study has no search
     * @param longer the training that this stage ran, measured on test images where it is complete
     */
    public record Trained(Optional<Trial> proxy, Trial longer) {

        private static Optional<Double> accuracy(Trial trial) {
            return trial.accuracy().isPresent() ? Optional.of(trial.accuracy().getAsDouble()) : Optional.empty();
        }

        private boolean comparable() {
            return proxy.flatMap(Trained::accuracy).isPresent()
                    && longer.accuracy().isPresent();
        }
    }

    /** The network that was chosen, as it was trained. */
    public Trained baseline() {
        return networks.get(chosen);
    }

    /** How many networks have an accuracy by both trainings. */
    public int compared() {
        return (int) networks.stream().filter(Trained::comparable).count();
    }

    /** Kendall's tau of both trainings' accuracies; empty where the networks are too few, or all alike. */
    public OptionalDouble rankCorrelation() {
        List<Trained> comparable = networks.stream().filter(Trained::comparable).toList();
        return RankCorrelation.KENDALL.of(
                comparable.stream()
                        .map(each -> each.proxy().flatMap(Trained::accuracy).orElseThrow())
                        .toList(),
                comparable.stream()
                        .map(each -> each.longer().accuracy().getAsDouble())
                        .toList());
    }
}
