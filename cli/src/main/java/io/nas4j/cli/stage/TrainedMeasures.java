package io.nas4j.cli.stage;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.OptionalDouble;

/** What short training tells of networks: their accuracies, and their losses where they were measured. */
public final class TrainedMeasures {

    private static final String LOSS = " loss";

    private TrainedMeasures() {}

    /**
     * One or two measures.
     *
     * @param name of the proxy
     * @param trials a trial for each network, with its epochs
     */
    public static List<Measure> of(String name, List<Trial> trials) {
        double seconds = trials.stream()
                .mapToDouble(trial -> trial.seconds().orElse(0))
                .average()
                .orElse(0);
        Measure accuracy =
                new Measure(name, true, trials.stream().map(Trial::accuracy).toList(), seconds);
        Measure loss = new Measure(
                name + LOSS, true, trials.stream().map(TrainedMeasures::least).toList(), seconds);
        return loss.values().stream().anyMatch(OptionalDouble::isPresent) ? List.of(accuracy, loss) : List.of(accuracy);
    }

    /** Whether a measure is a loss of {@link #of}. */
    public static boolean isLoss(Measure measure) {
        return measure.trained() && measure.name().endsWith(LOSS);
    }

    /** The least validation loss of a complete trial, negated, since a higher value is better. */
    private static OptionalDouble least(Trial trial) {
        return trial.accuracy().isEmpty()
                ? OptionalDouble.empty()
                : trial.epochs().stream()
                        .map(Epoch::validationLoss)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(loss -> -loss.getAsDouble())
                        .max();
    }
}
