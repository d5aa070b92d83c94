package io.nas4j.api.stage.fidelity;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What short training tells of networks.
 *
 * @param accuracy the best validation accuracies
 * @param loss the least validation losses, negated, since a higher value is better; empty where none was measured
 */
public record TrainedMeasures(Measure accuracy, Optional<Measure> loss) {

    /**
     * The measures of one proxy.
     *
     * @param name of the proxy
     * @param trials a trial for each network, with its epochs
     */
    public static TrainedMeasures of(String name, List<Trial> trials) {
        double seconds = trials.stream()
                .mapToDouble(trial -> trial.seconds().orElse(0))
                .average()
                .orElse(0);
        Measure accuracy =
                new Measure(name, true, trials.stream().map(Trial::accuracy).toList(), seconds);
        List<OptionalDouble> losses =
                trials.stream().map(TrainedMeasures::least).toList();
        return new TrainedMeasures(
                accuracy,
                losses.stream().anyMatch(OptionalDouble::isPresent)
                        ? Optional.of(new Measure(name + " loss", true, losses, seconds))
                        : Optional.empty());
    }

    /** One or two. */
    public List<Measure> all() {
        return Stream.concat(Stream.of(accuracy), loss.stream()).toList();
    }

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
