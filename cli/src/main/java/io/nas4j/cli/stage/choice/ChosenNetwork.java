package io.nas4j.cli.stage.choice;

import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.trial.Trial;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network of a search and where it stands by each kind of evidence.
 *
 * @param trial the search trial that it comes from
 * @param seen its rank by the rewards of the trials, from 1
 * @param posterior its rank by what is expected of it; empty where nothing is known of that
 * @param expected what the model expects of it, likewise
 */
public record ChosenNetwork(Trial trial, int seen, OptionalInt posterior, Optional<Expectation> expected) {

    /** Its rank by a kind of evidence; empty where that says nothing of it. */
    OptionalInt rank(Basis basis) {
        return switch (basis) {
            case SEEN -> OptionalInt.of(seen);
            case POSTERIOR -> posterior;
        };
    }
}
