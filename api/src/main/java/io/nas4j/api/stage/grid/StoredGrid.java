package io.nas4j.api.stage.grid;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.race.RaceState;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.RaceTrials;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The candidates of a study's grid search and their race, as far as they are stored.
 *
 * @param baselines that are scaled
 * @param plan the candidates that the budget pays for
 */
public record StoredGrid(
        StudyStore store, StudyConfig config, List<Architecture> baselines, GridOptions options, GridPlan plan) {

    /** Rounds that all candidates are trained in, unless a test rejects them: one training shows no noise. */
    public static final int LEAST_ROUNDS = 2;

    private static final double PROBABILITY = 0.95;

    public StoredGrid {
        baselines = List.copyOf(baselines);
    }

    /** All candidates, whatever the budget. */
    public static StoredGrid all(
            StudyStore store, StudyConfig config, List<Architecture> baselines, GridOptions options) {
        return new StoredGrid(
                store, config, baselines, options, options.candidates().plan(baselines));
    }

    /**
     * The candidates that a budget pays for.
     *
     * @throws InvalidInputException where it pays for fewer than two trainings of those that always stay
     */
    public static StoredGrid of(
            StudyStore store, StudyConfig config, List<Architecture> baselines, GridOptions options) {
        StoredGrid grid = all(store, config, baselines, options);
        GridPlan all = grid.plan();
        int trainings = options.budget().trainings(all.trials().size());
        if (options.raced()) {
            require(all, trainings);
        }
        return options.raced() ? grid.with(all.thinned(trainings / LEAST_ROUNDS)) : grid;
    }

    private StoredGrid with(GridPlan other) {
        return new StoredGrid(store, config, baselines, options, other);
    }

    /**
     * Refuses a budget.
     *
     * @throws InvalidInputException where it pays for fewer than two trainings of those that always stay
     */
    public static void require(GridPlan all, int trainings) {
        int stay = Math.max(LEAST_ROUNDS, Math.min(all.trials().size(), all.anchors()));
        if (all.trials().size() < 2) {
            throw new InvalidInputException(
                    "a grid search compares at least 2 candidates, but its options leave 1; take a larger --limit");
        }
        if (trainings < LEAST_ROUNDS * stay) {
            throw new InvalidInputException("a grid search trains each of the " + stay
                    + " candidates that always stay (each dimension alone, the published coefficients, the middle) twice, which"
                    + " takes " + LEAST_ROUNDS * stay + " trainings, but its budget pays for " + trainings);
        }
    }

    /** Of all candidates, those alone that stay whatever the budget. */
    public GridPlan anchors() {
        return plan.thinned(Math.max(LEAST_ROUNDS, plan.anchors()));
    }

    /** The race before its first round. */
    public Race start() {
        return Race.of(
                plan.trials().size(),
                PROBABILITY,
                RaceBudget.measurements(options.budget().trainings(plan.trials().size()))
                        .withLeast(LEAST_ROUNDS));
    }

    /** What is trained of it. */
    public RaceTrials trials() {
        double two = CandidateDesign.TARGET * CostModel.cost(baselines.get(0)).macs();
        double exponent = config.plan().objective().exponent();
        return RaceTrials.of(
                store,
                config,
                Phase.GRID,
                trial -> trial.accuracy().isPresent()
                        ? OptionalDouble.of(trial.accuracy().getAsDouble() * Math.pow(trial.macs() / two, exponent))
                        : OptionalDouble.empty());
    }

    /** The race as far as the stored trainings bring it. */
    public Race race() {
        return trials().replay(start(), fingerprints());
    }

    private List<String> fingerprints() {
        return plan.trials().stream()
                .map(trial -> Fingerprint.of(trial.architecture()))
                .toList();
    }

    /** What the trainings of a race say. */
    public GridReading read(Race race) {
        RaceTrials trials = trials();
        List<String> fingerprints = fingerprints();
        List<List<Double>> accuracies = new ArrayList<>();
        for (int r = 0; r < race.values().size(); r++) {
            List<Double> round = new ArrayList<>();
            for (int i = 0; i < fingerprints.size(); i++) {
                boolean measured = !Double.isNaN(race.values().get(r).get(i));
                Optional<Trial> trial = measured ? trials.find(fingerprints.get(i), r + 1) : Optional.empty();
                round.add(trial.map(each -> each.accuracy().orElse(Double.NaN)).orElse(Double.NaN));
            }
            accuracies.add(round);
        }
        List<Boolean> failed = new ArrayList<>();
        for (int i = 0; i < fingerprints.size(); i++) {
            failed.add(race.state(i) == RaceState.FAILED);
        }
        return read(new GridReading.Trained(accuracies, failed));
    }

    /** What trainings say of which each candidate had one, as in earlier releases. */
    public GridReading readOnce() {
        List<Double> accuracies =
                new ArrayList<>(Collections.nCopies(plan.trials().size(), Double.NaN));
        List<Boolean> failed = new ArrayList<>(Collections.nCopies(plan.trials().size(), false));
        for (Trial trial : store.trials(config.name(), Phase.GRID)) {
            if (trial.number() < accuracies.size()) {
                accuracies.set(trial.number(), trial.accuracy().orElse(Double.NaN));
                failed.set(trial.number(), trial.state() == TrialState.FAILED);
            }
        }
        return read(new GridReading.Trained(List.of(accuracies), failed));
    }

    private GridReading read(GridReading.Trained trained) {
        return GridReading.of(
                plan,
                options.candidates().scaling(),
                config.plan().objective().exponent(),
                trained,
                new RandomStreams(config.plan().seed()).stream("grid.surface"));
    }

    /** Why candidates failed, by their numbers. */
    public Map<Integer, String> causes() {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> fingerprints = fingerprints();
        for (int i = 0; i < fingerprints.size(); i++) {
            numbers.put(fingerprints.get(i), i);
        }
        Map<Integer, String> causes = new HashMap<>();
        for (Trial trial : store.trials(config.name(), Phase.GRID)) {
            Optional.ofNullable(numbers.get(trial.fingerprint()))
                    .ifPresent(number -> trial.cause().ifPresent(cause -> causes.put(number, cause.name())));
        }
        return causes;
    }

    /** Predicted milliseconds of candidates that the study's latency table knows, by their numbers. */
    public Map<Integer, Double> latencies() {
        Map<Integer, Double> latencies = new HashMap<>();
        for (TrialSpec trial : plan.trials()) {
            config.plan()
                    .latency()
                    .ifPresent(table -> table.known(trial.architecture())
                            .ifPresent(nanos -> latencies.put(trial.number(), nanos / 1e6)));
        }
        return latencies;
    }
}
