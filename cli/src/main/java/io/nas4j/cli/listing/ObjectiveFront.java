package io.nas4j.cli.listing;

import io.nas4j.cli.output.Listing;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The networks of a study that no other of it beats in accuracy and in what trainings have measured. */
public final class ObjectiveFront {

    private ObjectiveFront() {}

    /**
     * Prints the front, the least of the objective first.
     *
     * @throws InvalidInputException where no training has measured it
     */
    public static void print(StudyStore store, String study, String name, Listing listing) {
        Condition distinct = new Condition.All(List.of(
                new Condition.OfWord(TrialField.STATE, true, TrialState.COMPLETE.name()),
                new Condition.Missing(TrialField.SAME_AS)));
        List<Trial> trials = store.trials(study, TrialQuery.where(Phase.SEARCH, distinct));
        if (!trials.isEmpty()
                && trials.stream()
                        .allMatch(trial -> trial.objectives().find(name).isEmpty())) {
            throw unknown(study, name, trials);
        }
        ParetoFront<Trial> front = ParetoFront.of(
                trials,
                trial -> trial.accuracy().orElse(Double.NaN),
                trial -> trial.objectives().find(name).orElse(Double.NaN));
        listing.print(
                front.points().stream()
                        .map(point ->
                                StudyRows.trial(point.of(), Optional.empty()).with(name, point.cost()))
                        .toList(),
                List.of("number", "accuracy", name, "macs", "params", "fingerprint", "architecture"),
                "Study " + study + " has no complete trial yet.");
    }

    private static InvalidInputException unknown(String study, String name, List<Trial> trials) {
        List<String> known = trials.stream()
                .flatMap(trial -> trial.objectives().values().keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.toList());
        return new InvalidInputException("no training of study " + study + " has measured '" + name
                + "'; they have measured " + (known.isEmpty() ? "nothing but the accuracy" : String.join(", ", known))
                + NearName.hint(name, known));
    }
}
