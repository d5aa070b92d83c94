package io.nas4j.api.stage.grid;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.RaceTrials;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.stages.StageMoves;
import io.nas4j.grid.stages.StagedNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A local search over single stages at φ = 1, which begins at the network that compound scaling makes: the network races against those
 * next to it, of equal multiply-accumulates. Where a paired test shows that it is worse, the first of the race takes its place; where it
 * is not, the search ends, so that what chance alone made better is not chosen. Trainings are trials of the grid.
 */
public final class StageSearch {

    /** Two of each of two networks. */
    public static final int LEAST_TRAININGS = 2 * StoredGrid.LEAST_ROUNDS;

    private static final double PROBABILITY = 0.95;

    /** Trainings of each network in a step's race. */
    private static final int EACH = 3;

    /** Steps that the usual budget pays for. */
    private static final int USUAL_STEPS = 2;

    private final StoredGrid grid;
    private final StageMoves moves;

    /** After a grid search, around what it chose. */
    public StageSearch(StoredGrid grid, GridChoice chosen) {
        this.grid = grid;
        this.moves = new StageMoves(
                grid.baselines().get(chosen.baseline()),
                chosen.coefficients(),
                grid.options().candidates().rules());
    }

    /** What trains the networks of a race, or replays what was trained. */
    @FunctionalInterface
    public interface Racing {

        Race run(Race start, List<TrialSpec> networks, RaceTrials trials) throws InterruptedException;
    }

    /** The trainings that the search may take. */
    public int trainings() {
        int asked = grid.options().perStage().orElse(0);
        return asked > 0
                ? asked
                : USUAL_STEPS * EACH * (moves.around(moves.start()).size() + 1);
    }

    /**
     * Searches.
     *
     * @param first the number of trainings that the grid itself took
     * @throws InvalidInputException where no stage can be changed
     */
    public StageFit run(Racing racing, long first) throws InterruptedException {
        List<StageStep> steps = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        StagedNetwork here = moves.start();
        long left = trainings();
        while (true) {
            List<StagedNetwork> next = moves.around(here).stream()
                    .filter(network -> !tried.contains(fingerprint(network)))
                    .toList();
            if (next.isEmpty() && steps.isEmpty()) {
                throw new InvalidInputException(
                        "no stage of this network can be changed at equal MACs: rounding allows none within 5 %");
            }
            int most = (int) Math.min(next.size(), left / StoredGrid.LEAST_ROUNDS - 1);
            if (most < 1) {
                return fit(here, steps, left, next.isEmpty());
            }
            List<StagedNetwork> networks = new ArrayList<>(List.of(here));
            networks.addAll(drawn(next, most, steps.size()));
            long units = Math.min(left, (long) EACH * networks.size());
            Race race = racing.run(
                    Race.of(
                            networks.size(),
                            PROBABILITY,
                            RaceBudget.measurements(units).withLeast(StoredGrid.LEAST_ROUNDS)),
                    networks.stream().map(StageSearch::trial).toList(),
                    grid.trials().after((int) (first + trainings() - left)));
            StageStep step = new StageStep(networks, race, next.size());
            steps.add(step);
            left -= race.spent();
            if (!step.moved()) {
                return fit(here, steps, left, most == next.size());
            }
            networks.forEach(network -> tried.add(fingerprint(network)));
            here = step.best();
        }
    }

    /** What is trained of it. Trains nothing. */
    public StageFit stored(long first) {
        try {
            return run(
                    (start, networks, trials) -> trials.replay(
                            start,
                            networks.stream()
                                    .map(each -> Fingerprint.of(each.architecture()))
                                    .toList()),
                    first);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a replay waits for nothing", e);
        }
    }

    private StageFit fit(StagedNetwork here, List<StageStep> steps, long left, boolean paid) {
        return new StageFit(here.rules(), steps, trainings() - left, paid);
    }

    /** All, or so many of them by chance, in the order that they have. */
    private List<StagedNetwork> drawn(List<StagedNetwork> next, int most, int step) {
        List<StagedNetwork> shuffled = new ArrayList<>(next);
        long seed = new RandomStreams(grid.config().plan().seed()).seedOf("grid.stages/" + step);
        Collections.shuffle(shuffled, new Random(seed));
        Set<StagedNetwork> kept = new HashSet<>(shuffled.subList(0, most));
        return next.stream().filter(kept::contains).toList();
    }

    private static String fingerprint(StagedNetwork network) {
        return Fingerprint.of(network.network());
    }

    private static TrialSpec trial(StagedNetwork network) {
        Architecture architecture = network.network();
        return new TrialSpec(Phase.GRID, 0, List.of(), architecture, Optional.empty());
    }
}
