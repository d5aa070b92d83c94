package io.nas4j.api.stage.choice;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceState;
import io.nas4j.core.race.Racer;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.RaceTrials;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What confirming said of networks.
 *
 * @param candidates search trials of the networks that took part, in the order of the race's candidates
 * @param race as far as it came
 * @param standings of the networks, the best first
 */
public record ConfirmedNetworks(List<Trial> candidates, Race race, List<Racer> standings) {

    /** The option of the phase's plan that names the search trials of those that take part. */
    private static final String TRIALS = "trials";

    /** With fewer rounds nothing is known of the noise, unless the race is over. */
    private static final int FEWEST_ROUNDS = 2;

    public ConfirmedNetworks {
        candidates = List.copyOf(candidates);
        standings = List.copyOf(standings);
    }

    /** What a race says. */
    public static ConfirmedNetworks of(StudyConfig config, List<Trial> candidates, Race race) {
        return new ConfirmedNetworks(
                candidates,
                race,
                race.standings(new RandomStreams(config.plan().seed()).stream("confirm.probabilities")));
    }

    /** What is stored of a study; empty where nothing was confirmed, or the first rounds are not over. */
    public static Optional<ConfirmedNetworks> stored(StudyStore store, StudyConfig config) {
        Optional<PhasePlan> plan = store.plan(config.name(), Phase.CONFIRM);
        List<Trial> candidates =
                plan.map(known -> candidates(store, config.name(), known)).orElse(List.of());
        if (plan.isEmpty() || candidates.size() < 2) {
            return Optional.empty();
        }
        Race race;
        try {
            race = race(plan.get(), candidates.size());
        } catch (InvalidInputException e) {
            return Optional.empty(); // a plan that no race begins with
        }
        RaceTrials trials = RaceTrials.confirming(store, config);
        Race now =
                trials.replay(race, candidates.stream().map(Trial::fingerprint).toList());
        return now.end().isPresent() || now.round() > FEWEST_ROUNDS
                ? Optional.of(of(config, candidates, now))
                : Optional.empty();
    }

    /** The race that a plan describes, before its first round. */
    public static Race race(PhasePlan plan, int candidates) {
        ConfirmOptions options = ConfirmOptions.of(plan);
        return Race.of(
                candidates,
                options.probability(),
                options.budget().of(plan.task().recipe().epochs()));
    }

    /** A plan for networks that search trials built. */
    public static Map<String, String> plan(ConfirmOptions options, List<Trial> candidates) {
        Map<String, String> map = new HashMap<>(options.toMap());
        map.put(
                TRIALS,
                String.join(
                        " ",
                        candidates.stream()
                                .map(trial -> Integer.toString(trial.number()))
                                .toList()));
        return map;
    }

    private static List<Trial> candidates(StudyStore store, String study, PhasePlan plan) {
        List<Integer> numbers = Arrays.stream(
                        plan.options().getOrDefault(TRIALS, "").split(" ", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return store.numbered(study, numbers).stream()
                .sorted(Comparator.comparingInt(trial -> numbers.indexOf(trial.number())))
                .toList();
    }

    /** What is known of a network that took part, by the number of its search trial. */
    Map<Integer, Racer> bySearchTrial() {
        Map<Integer, Racer> racers = new HashMap<>();
        standings.forEach(racer -> racers.put(candidates.get(racer.candidate()).number(), racer));
        return racers;
    }

    /** Whether any network came through. */
    boolean hasBest() {
        return standings.get(0).state() != RaceState.FAILED;
    }
}
