package io.nas4j.api.stage.choice;

import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.race.RaceState;
import io.nas4j.core.race.Racer;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * The best networks of a search, in the order of the best evidence that there is, or of another. Loads no native library.
 *
 * @param basis what they are ordered by
 * @param networks the best first
 */
public record StudyChoice(Basis basis, List<ChosenNetwork> networks) {

    /** So many with the best rewards are judged; the others follow by what was seen. */
    private static final int JUDGED = 100;

    public StudyChoice {
        networks = List.copyOf(networks);
    }

    /**
     * Orders a study's networks.
     *
     * @param asked what to order by; empty for the best evidence that there is
     * @param wanted networks, where the study has as many
     * @throws InvalidInputException where the study has nothing of what is asked for
     */
    public static StudyChoice of(StudyStore store, StudyConfig config, Optional<Basis> asked, int wanted) {
        Optional<ForkJoinTask<ExpectedNetworks.Beside>> beside = asked.equals(Optional.of(Basis.SEEN))
                ? Optional.empty()
                : Optional.of(ForkJoinPool.commonPool().submit(() -> ExpectedNetworks.Beside.read(store, config)));
        List<Trial> best = store.best(config.name(), Math.max(JUDGED, wanted));
        List<Trial> judged = best.subList(0, Math.min(JUDGED, best.size()));
        Optional<ExpectedNetworks> expected = beside.map(ForkJoinTask::join)
                .filter(read -> !best.isEmpty())
                .flatMap(read -> ExpectedNetworks.of(store, config, judged, read));
        boolean seenAlone = beside.isEmpty() || best.isEmpty();
        Optional<ConfirmedNetworks> confirmed = seenAlone || asked.equals(Optional.of(Basis.POSTERIOR))
                ? Optional.empty()
                : ConfirmedNetworks.stored(store, config).filter(ConfirmedNetworks::hasBest);
        Basis basis = asked.orElse(
                confirmed.isPresent() ? Basis.CONFIRMED : expected.isPresent() ? Basis.POSTERIOR : Basis.SEEN);
        if (!best.isEmpty()) {
            refuseMissing(basis, config.name(), expected.isPresent(), confirmed.isPresent());
        }
        Map<Integer, Racer> racers =
                confirmed.map(ConfirmedNetworks::bySearchTrial).orElse(Map.of());
        List<Racer> ranked = confirmed.map(ConfirmedNetworks::standings).orElse(List.of());
        return new StudyChoice(
                basis,
                IntStream.range(0, best.size())
                        .mapToObj(i -> {
                            Optional<Racer> racer =
                                    Optional.ofNullable(racers.get(best.get(i).number()));
                            return new ChosenNetwork(
                                    best.get(i),
                                    i + 1,
                                    rank(expected, i),
                                    expectation(expected, i),
                                    confirmedRank(ranked, racer),
                                    racer);
                        })
                        .sorted(ChosenNetwork.order(basis))
                        .toList());
    }

    private static void refuseMissing(Basis basis, String study, boolean expected, boolean confirmed) {
        if (basis == Basis.POSTERIOR && !expected) {
            throw new InvalidInputException("--by posterior needs a model of the accuracies, and study " + study
                    + " has fewer than 5 trials to fit one, or trials that no decisions of its space are stored of");
        }
        if (basis == Basis.CONFIRMED && !confirmed) {
            throw new InvalidInputException("--by confirmed needs trainings with other seeds, and study " + study
                    + " has too few; 'nas4j confirm " + study + "' trains its likely best networks again");
        }
    }

    private static OptionalInt confirmedRank(List<Racer> ranked, Optional<Racer> racer) {
        return racer.filter(each -> each.state() != RaceState.FAILED)
                .map(each -> OptionalInt.of(ranked.indexOf(each) + 1))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt rank(Optional<ExpectedNetworks> expected, int i) {
        return expected.isPresent() && i < expected.get().ranks().size()
                ? OptionalInt.of(expected.get().ranks().get(i))
                : OptionalInt.empty();
    }

    private static Optional<Expectation> expectation(Optional<ExpectedNetworks> expected, int i) {
        return expected.filter(all -> i < all.expectations().size())
                .map(all -> all.expectations().get(i));
    }
}
