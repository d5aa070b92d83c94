package io.nas4j.api.stage.choice;

import io.nas4j.core.race.RaceEnd;
import io.nas4j.core.race.Racer;
import java.util.List;

/**
 * The likely best networks of a search, trained again.
 *
 * @param study its name
 * @param end why it ended
 * @param trainings that were made, those of earlier runs included
 * @param networks the best first
 */
public record ConfirmResult(String study, RaceEnd end, int trainings, List<Confirmed> networks) {

    public ConfirmResult {
        networks = List.copyOf(networks);
    }

    /**
     * A network that took part.
     *
     * @param network what the search knows of it
     * @param racer what the trainings with other seeds say of it
     */
    public record Confirmed(ChosenNetwork network, Racer racer) {}
}
