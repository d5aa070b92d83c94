package io.nas4j.core.run;

import io.nas4j.core.race.Race;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The stored trainings of a study that confirm which of its networks is the best. Each belongs to a network and a round of a
 * race, whose seed all networks share; so a race among more networks, or with a larger budget, finds what an earlier one
 * trained.
 */
public final class ConfirmTrials {

    /** A training of a network with a seed. */
    private record Key(String fingerprint, long seed) {}

    private final RandomStreams streams;
    private final Map<Key, Trial> stored = new HashMap<>();
    private final Map<Integer, Key> numbers = new HashMap<>();

    private ConfirmTrials(StudyConfig config) {
        this.streams = new RandomStreams(config.plan().seed());
    }

    /** Those of a study. */
    public static ConfirmTrials of(StudyStore store, StudyConfig config) {
        ConfirmTrials trials = new ConfirmTrials(config);
        store.trials(config.name(), Phase.CONFIRM).forEach(trials::put);
        return trials;
    }

    private void put(Trial trial) {
        OptionalLong seed = trial.run().seed();
        if (seed.isPresent()) {
            Key key = new Key(trial.fingerprint(), seed.getAsLong());
            stored.put(key, trial);
            numbers.put(trial.number(), key);
        }
    }

    /** The seed of all trainings of a round; rounds count from 1. */
    long seed(int round) {
        return streams.seedOf("confirm/" + round);
    }

    /** The training of a network in a round, finished or not. */
    Optional<Trial> find(String fingerprint, int round) {
        return Optional.ofNullable(stored.get(new Key(fingerprint, seed(round))));
    }

    /**
     * The number of a training: that under which it is stored; or else its place among the trainings of its race, where no
     * other training has that number, or else the first behind all others.
     */
    int number(String fingerprint, int round, int place) {
        Key key = new Key(fingerprint, seed(round));
        Trial known = stored.get(key);
        if (known != null) {
            return known.number();
        }
        int number = numbers.containsKey(place)
                ? numbers.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1
                : place;
        numbers.put(number, key);
        return number;
    }

    /** What a training says of its network; empty where it failed. */
    static OptionalDouble value(Trial finished) {
        return finished.reward();
    }

    /**
     * The race as far as the stored trainings bring it.
     *
     * @param networks fingerprints of its candidates, in order
     */
    public Race replay(Race start, List<String> networks) {
        Race race = start;
        while (!race.next().isEmpty()) {
            Map<Integer, OptionalDouble> values = new TreeMap<>();
            for (int candidate : race.next()) {
                Optional<Trial> trial = find(networks.get(candidate), race.round());
                if (trial.isEmpty() || !trial.get().state().finished()) {
                    return race;
                }
                values.put(candidate, value(trial.get()));
            }
            race = race.with(values);
        }
        return race;
    }
}
