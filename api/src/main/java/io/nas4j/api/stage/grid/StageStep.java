package io.nas4j.api.stage.grid;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceState;
import io.nas4j.grid.stages.StagedNetwork;
import java.util.List;

/**
 * A race of a network against those that differ from it in one stage.
 *
 * @param networks the network that all begins from first; numbered as in the race
 * @param race among them, as far as it is trained
 * @param moves that there are, of which a budget may pay for fewer
 */
public record StageStep(List<StagedNetwork> networks, Race race, int moves) {

    public StageStep {
        networks = List.copyOf(networks);
    }

    /** Whether the race is over and shows that the network that it begins from is worse than another. */
    public boolean moved() {
        return race.next().isEmpty() && race.state(0) == RaceState.WORSE;
    }

    /** The first of the race. */
    public StagedNetwork best() {
        return networks.get(race.ranked().get(0));
    }
}
