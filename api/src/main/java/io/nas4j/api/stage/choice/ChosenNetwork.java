package io.nas4j.api.stage.choice;

import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.race.RaceState;
import io.nas4j.core.race.Racer;
import io.nas4j.core.trial.Trial;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network of a search and where it stands by each kind of evidence.
 *
 * @param trial the search trial that it comes from
 * @param seen its rank by the rewards of the trials, from 1
 * @param posterior its rank by what is expected of it; empty where nothing is known of that
 * @param expected what the model expects of it, likewise
 * @param confirmed its rank among those that were trained again; empty where it was not, or failed in that
 * @param racer what these trainings said of it; empty where there were none
 */
public record ChosenNetwork(
        Trial trial,
        int seen,
        OptionalInt posterior,
        Optional<Expectation> expected,
        OptionalInt confirmed,
        Optional<Racer> racer) {

    private static final Comparator<ChosenNetwork> BY_SEEN = Comparator.comparingInt(ChosenNetwork::seen);

    private static final Comparator<ChosenNetwork> BY_POSTERIOR = Comparator.comparingInt(
                    (ChosenNetwork network) -> network.posterior.orElse(Integer.MAX_VALUE))
            .thenComparing(BY_SEEN);

    private static final Comparator<ChosenNetwork> BY_CONFIRMED = Comparator.comparingInt(
                    (ChosenNetwork network) -> network.confirmed.orElse(Integer.MAX_VALUE))
            .thenComparing(ChosenNetwork::failedAgain)
            .thenComparing(BY_POSTERIOR);

    /** The best first. */
    static Comparator<ChosenNetwork> order(Basis basis) {
        return switch (basis) {
            case SEEN -> BY_SEEN;
            case POSTERIOR -> BY_POSTERIOR;
            case CONFIRMED -> BY_CONFIRMED;
        };
    }

    private boolean failedAgain() {
        return racer.map(each -> each.state() == RaceState.FAILED).orElse(false);
    }
}
