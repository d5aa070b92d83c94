package io.nas4j.cli.input;

import io.nas4j.core.study.TrialLimits;
import io.nas4j.evaluator.Engines;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The study that is made where a command trains an architecture instead of a study's networks. */
public final class NetworkOptions {

    private static final int WORKERS = 2;

    @Option(
            names = "--dataset",
            paramLabel = "DATA",
            description =
                    "Needed for an architecture, and for nothing else; as in 'nas4j search'. A study has its own, with all that"
                            + " follows here.")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description =
                    "Name of the study that is made for an architecture, or of the one to go on with. By default it is made of"
                            + " the architecture's name.")
    private Optional<String> study = Optional.empty();

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description =
                    "Pixels a side that images are resized to. By default the architecture's own, or the median of the"
                            + " training images' shorter sides where that is less. An architecture made for larger images loses"
                            + " strides, from the image on, until its last maps have 4 pixels a side.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "As in 'nas4j search'. By default torch where its natives are, or else dl4j.")
    private Optional<String> engine = Optional.empty();

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trainings side by side, one core each. By default " + WORKERS + ", or the study's.")
    private Optional<Integer> workers = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. By default 0.")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private TrialLimitOptions limits;

    /**
     * The data set; empty where a study is meant.
     *
     * @param command whose options these are
     * @param mixins what stands for an architecture alone: the names of this mixin and of others
     * @throws InvalidInputException where other options of these are given without it
     */
    public Optional<String> dataset(CommandSpec command, String... mixins) {
        if (dataset.isEmpty()) {
            List<OptionSpec> own = Stream.of(mixins)
                    .flatMap(mixin -> Objects.requireNonNull(command.mixins().get(mixin)).options().stream())
                    .toList();
            command.commandLine().getParseResult().matchedOptions().stream()
                    .filter(given ->
                            own.stream().anyMatch(each -> each.longestName().equals(given.longestName())))
                    .findFirst()
                    .ifPresent(given -> {
                        throw new InvalidInputException(given.longestName()
                                + " is for an architecture, which needs --dataset too; a study has its own");
                    });
        }
        return dataset;
    }

    public Optional<String> study() {
        return study;
    }

    public Optional<Integer> resolution() {
        return resolution;
    }

    /** The engine, never {@code auto}. */
    public String engine() {
        return Engines.resolve(engine.orElse("auto"));
    }

    /** Where it trains. */
    public String device() {
        return device.resolved(engine());
    }

    public int workers(int otherwise) {
        return workers.orElse(otherwise);
    }

    public int workers() {
        return workers(WORKERS);
    }

    public long seed() {
        return seed.orElse(0L);
    }

    /** What a training may take. */
    public TrialLimits limits(TrialLimits otherwise) {
        return limits.over(otherwise);
    }
}
