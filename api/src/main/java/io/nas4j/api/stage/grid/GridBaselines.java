package io.nas4j.api.stage.grid;

import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The networks that a grid search scales. */
public final class GridBaselines {

    private GridBaselines() {}

    /** The study's own: the trained baseline, the only network of the study, or the best of its search. */
    public static Architecture own(StudyStore store, String study) {
        return BaselineStage.baseline(store, study)
                .map(trial -> trial.spec().architecture())
                .or(() -> store.config(study)
                        .flatMap(config -> config.plan().space().network()))
                .or(() -> store.config(study)
                        .flatMap(config -> StudyChoice.of(store, config, Optional.empty(), 1).networks().stream()
                                .map(network -> network.trial().spec().architecture())
                                .findFirst()))
                .orElseThrow(
                        () -> new WorkFailedException("study " + study + " has no complete search trial to scale"));
    }

    /**
     * The best networks of a search, by the numbers of their trials: the trained baseline first, where there is one.
     *
     * @param count how many
     * @throws InvalidInputException where the study has fewer
     */
    public static List<Integer> top(StudyStore store, StudyConfig config, int count) {
        if (config.plan().space().isNetwork()) {
            throw new InvalidInputException("--top " + count + " scales several networks of a search, but study "
                    + config.name() + " has only one");
        }
        Optional<String> trained = BaselineStage.baseline(store, config.name()).map(Trial::fingerprint);
        List<Trial> ranked = StudyChoice.of(store, config, Optional.empty(), count + 1).networks().stream()
                .map(network -> network.trial())
                .toList();
        List<Integer> numbers = Stream.concat(
                        ranked.stream().filter(trial -> trained.equals(Optional.of(trial.fingerprint()))),
                        ranked.stream().filter(trial -> !trained.equals(Optional.of(trial.fingerprint()))))
                .limit(count)
                .map(Trial::number)
                .toList();
        if (numbers.size() < count) {
            throw new InvalidInputException("--top " + count + " scales as many networks, but study " + config.name()
                    + " has " + numbers.size() + " with a reward");
        }
        return numbers;
    }

    /**
     * Those of a grid search, in its order.
     *
     * @param searched numbers of their search trials; empty for the study's own alone
     */
    public static List<Architecture> of(StudyStore store, String study, List<Integer> searched) {
        if (searched.isEmpty()) {
            return List.of(own(store, study));
        }
        List<Trial> trials = store.numbered(study, searched);
        return searched.stream()
                .map(number -> trials.stream()
                        .filter(trial -> trial.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new WorkFailedException("the grid search of study " + study
                                + " scales search trial " + number + ", which is not there"))
                        .spec()
                        .architecture())
                .toList();
    }
}
