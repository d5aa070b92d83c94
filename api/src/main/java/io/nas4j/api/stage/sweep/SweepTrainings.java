package io.nas4j.api.stage.sweep;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.SeededTrial;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.grid.sweep.SweepDesign;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.space.plan.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trainings of a sweep, by their trial numbers: each of a network and a seed, as {@code FINGERPRINT/SEED}. The plan of the phase
 * keeps them, so that a larger sweep finds what a smaller one trained, and a killed one goes on with the same numbers.
 */
public final class SweepTrainings {

    private static final String TRAININGS = "trainings";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    private SweepTrainings(Stream<String> keys) {
        keys.forEach(this::add);
    }

    /**
     * Those that a plan has, and behind them those that a sweep asks for: seed by seed, so that networks are compared as early as can
     * be, and the cheapest network first.
     */
    public static SweepTrainings of(Optional<PhasePlan> kept, SweepDesign design, int seeds) {
        SweepTrainings trainings = new SweepTrainings(kept.stream()
                .flatMap(plan ->
                        Stream.of(plan.options().getOrDefault(TRAININGS, "").split(" ", -1)))
                .filter(key -> !key.isEmpty()));
        for (int seed = 1; seed <= seeds; seed++) {
            for (SweepPoint network : design.networks()) {
                trainings.add(key(network.fingerprint(), seed));
            }
        }
        return trainings;
    }

    private void add(String key) {
        if (numbers.putIfAbsent(key, keys.size()) == null) {
            keys.add(key);
        }
    }

    private static String key(String fingerprint, int seed) {
        return fingerprint + "/" + seed;
    }

    /** The options of a phase's plan. */
    public Map<String, String> plan(SweepOptions options) {
        Map<String, String> map = options.toMap();
        map.put(TRAININGS, String.join(" ", keys));
        return map;
    }

    /**
     * What a sweep trains, in the order in which it does. The weights of the baseline are kept, one file a seed.
     *
     * @param folder for them
     */
    public List<SeededTrial> trials(SweepDesign design, int seeds, RandomStreams streams, Path folder) {
        String baseline = Fingerprint.of(design.baseline());
        List<SeededTrial> trials = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (SweepPoint network : design.networks()) {
                trials.add(new SeededTrial(
                        new TrialSpec(
                                Phase.SWEEP,
                                Objects.requireNonNull(numbers.get(key(network.fingerprint(), seed))),
                                List.of(),
                                network.network(),
                                Optional.empty()),
                        streams.seedOf("sweep/" + seed),
                        network.fingerprint().equals(baseline)
                                ? Optional.of(folder.resolve(weights(seed)))
                                : Optional.empty()));
            }
        }
        return trials;
    }

    /** The name of the file that has the weights of the baseline that was trained with a seed. */
    public static String weights(int seed) {
        return "sweep-" + seed + ".safetensors";
    }

    /** The seed of a stored trial, from 1; empty where it is none of these. */
    public Optional<Integer> seed(Trial trial) {
        return trial.number() < keys.size() && keys.get(trial.number()).startsWith(trial.fingerprint() + "/")
                ? Optional.of(Integer.valueOf(
                        keys.get(trial.number()).substring(trial.fingerprint().length() + 1)))
                : Optional.empty();
    }
}
