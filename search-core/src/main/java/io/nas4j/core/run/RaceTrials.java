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
import java.util.function.Function;

/**
 * The stored trainings of a study that a race among networks is made of. Each belongs to a network and a round of the race,
 * whose seed all networks share; so a race among more networks, or with a larger budget, finds what an earlier one trained.
 */
public final class RaceTrials {

    /** A training of a network with a seed. */
    private record Key(String fingerprint, long seed) {}

    private final RandomStreams streams;
    private final Phase phase;
    private final Function<Trial, OptionalDouble> value;
    private final Map<Key, Trial> stored = new HashMap<>();
    private final Map<Integer, Key> numbers = new HashMap<>();
    private final int first;

    private RaceTrials(RandomStreams streams, Phase phase, Function<Trial, OptionalDouble> value, int first) {
        this.streams = streams;
        this.phase = phase;
        this.value = value;
        this.first = first;
    }

    /**
     * Those of a study.
     *
     * @param phase that they are stored in
     * @param value what a finished training says of its network; empty where it failed
     */
    public static RaceTrials of(
            StudyStore store, StudyConfig config, Phase phase, Function<Trial, OptionalDouble> value) {
        RaceTrials trials = new RaceTrials(new RandomStreams(config.plan().seed()), phase, value, 0);
        store.trials(config.name(), phase).forEach(trials::put);
        return trials;
    }

    /** Those that confirm which of a search's networks has the best reward. */
    public static RaceTrials confirming(StudyStore store, StudyConfig config) {
        return of(store, config, Phase.CONFIRM, Trial::reward);
    }

    Phase phase() {
        return phase;
    }

    private void put(Trial trial) {
        OptionalLong seed = trial.run().seed();
        if (seed.isPresent()) {
            Key key = new Key(trial.fingerprint(), seed.getAsLong());
            stored.put(key, trial);
            numbers.put(trial.number(), key);
        }
    }

    /**
     * The same for a race whose trainings are numbered behind those of others.
     *
     * @param trainings that the others have
     */
    public RaceTrials after(int trainings) {
        RaceTrials later = new RaceTrials(streams, phase, value, first + trainings);
        later.stored.putAll(stored);
        later.numbers.putAll(numbers);
        return later;
    }

    /** The seed of all trainings of a round; rounds count from 1. */
    long seed(int round) {
        return streams.seedOf(phase.text() + "/" + round);
    }

    /** The training of a network in a round, finished or not. */
    public Optional<Trial> find(String fingerprint, int round) {
        return Optional.ofNullable(stored.get(new Key(fingerprint, seed(round))));
    }

    /**
     * The number of a training: that under which it is stored; or else its place among the trainings of its race, where no
     * other training has that number, or else the first behind all others.
     */
    int number(String fingerprint, int round, int place) {
        int wanted = first + place;
        Key key = new Key(fingerprint, seed(round));
        Trial known = stored.get(key);
        if (known != null) {
            return known.number();
        }
        int number = numbers.containsKey(wanted)
                ? numbers.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1
                : wanted;
        numbers.put(number, key);
        return number;
    }

    /** What a training says of its network; empty where it failed. */
    OptionalDouble value(Trial finished) {
        return value.apply(finished);
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
