package io.nas4j.api.stage.ensemble;

import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.grid.sweep.SweepResult.Measured;
import java.util.List;
import java.util.Optional;

/**
 * Ensembles of a study's baseline.
 *
 * @param sweep whose trainings they are made of
 * @param sizes by their number of members
 */
public record EnsembleResult(SweepOutcome sweep, List<Size> sizes) {

    public EnsembleResult {
        sizes = List.copyOf(sizes);
    }

    /**
     * Ensembles of so many members.
     *
     * @param accuracies on the validation images, of ensembles that have no member in common
     * @param alone mean accuracy of those members, each for itself
     * @param macs of all members together, for one image
     * @param params of all members together
     * @param scaled networks of the sweep that cost as much: those whose growth is the number of members
     */
    public record Size(
            int members, List<Double> accuracies, double alone, long macs, long params, List<Measured> scaled) {

        public Size {
            accuracies = List.copyOf(accuracies);
            scaled = List.copyOf(scaled);
        }

        /** Mean accuracy of the ensembles. */
        public double accuracy() {
            return accuracies.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
        }

        /** The network of that dimension, where it is trained. */
        public Optional<Measured> scaled(String dimension) {
            return scaled.stream()
                    .filter(each -> each.point().name().equals(dimension)
                            && each.accuracy().isPresent())
                    .findFirst();
        }
    }
}
