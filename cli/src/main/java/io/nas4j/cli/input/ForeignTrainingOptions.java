package io.nas4j.cli.input;

import io.nas4j.api.request.MeasuredTarget;
import io.nas4j.core.study.Judged;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is known of trainings outside this program. */
public final class ForeignTrainingOptions {

    @Option(
            names = "--classes",
            paramLabel = "N",
            description =
                    "Classes of the networks, where a program of yours trains or trials are asked for. By default 10.")
    private Optional<Integer> classes = Optional.empty();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "The number by which a program of yours judges a training, as its lines call it. By default accuracy.")
    private Optional<String> metric = Optional.empty();

    @Option(names = "--maximize", description = "The metric is a fraction that is to be large. By default so.")
    private boolean maximize;

    @Option(
            names = "--minimize",
            description = "The metric is to be small and at least 0: 1 / (1 + metric) counts as the accuracy.")
    private boolean minimize;

    @Option(
            names = "--target-objective",
            paramLabel = "NAME=T",
            description =
                    "Has the reward weigh a number that a program of yours measures, in place of MACs, and T of the"
                            + " reward, as latency_ms=5. By default MACs.")
    private Optional<String> targetObjective = Optional.empty();

    /** What the reward weighs in place of MACs. */
    public Optional<MeasuredTarget> measured() {
        return targetObjective.map(MeasuredTarget::parse);
    }

    /** The number of classes, where it was given. */
    public Optional<Integer> classes() {
        return classes;
    }

    /** By which number a training is judged. */
    public Judged judged() {
        if (maximize && minimize) {
            throw new InvalidInputException("--maximize and --minimize exclude each other");
        }
        return new Judged(metric.orElse(Judged.BY_ACCURACY.metric()), minimize);
    }

    /** Refuses these options where this program trains, and knows. */
    public void refuse(String engine) {
        Stream.of(
                        classes.map(each -> "--classes"),
                        metric.map(each -> "--metric"),
                        targetObjective.map(each -> "--target-objective"),
                        Optional.of("--maximize").filter(each -> maximize),
                        Optional.of("--minimize").filter(each -> minimize))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(option -> {
                    throw new InvalidInputException(option + " is for trainings outside nas4j, but the engine is "
                            + engine + "; give --engine command:PROGRAM or --engine ask, or leave it out");
                });
    }
}
