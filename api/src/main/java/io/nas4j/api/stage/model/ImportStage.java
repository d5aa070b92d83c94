package io.nas4j.api.stage.model;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.source.Conventions;
import io.nas4j.export.source.ForeignNetwork;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Padding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes over a network that another program trained. */
public final class ImportStage {

    private ImportStage() {}

    /**
     * What a user knows better than the file.
     *
     * @param epsilon of every batch norm
     */
    public record Said(
            Optional<Padding> padding,
            Optional<Double> epsilon,
            Optional<InputNormalisation> normalisation,
            Optional<List<String>> classNames) {}

    /**
     * Reads the file.
     *
     * @throws InvalidInputException where it cannot be read, holds another network, or a weight is not finite
     */
    public static TrainedNetwork run(WeightsSource source, Path file, WantedNetwork wanted, Said said) {
        ForeignNetwork found = source.read(file, wanted);
        Conventions own = found.conventions();
        ForeignNetwork known = found.with(new Conventions(
                said.padding().orElse(own.padding()),
                said.epsilon().orElse(own.epsilon()),
                said.normalisation().orElse(own.normalisation())));
        List<String> names = said.classNames()
                .orElseGet(() -> found.classNames().isEmpty()
                        ? numbered(found.architecture().classes())
                        : found.classNames());
        try {
            return known.named(names);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    private static List<String> numbered(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
}
