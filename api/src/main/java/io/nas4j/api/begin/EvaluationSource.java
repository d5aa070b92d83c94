package io.nas4j.api.begin;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.api.stage.InputSize;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.api.workplace.Studies;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Judged;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageCounts;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SpaceDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the networks of a search are evaluated on: images, a table, or what somebody else has.
 *
 * @param engine the engine's name, never {@code auto}; the path of a table is absolute
 * @param dataset the name that listings show
 * @param images number of images to train and validate on
 * @param input the input of the networks
 * @param fingerprint computes the fingerprint of the data, where it can be known; called after the check
 * @param check refuses a configuration that does not fit the data, and returns what is to be said of them
 */
record EvaluationSource(
        String engine,
        String dataset,
        ImageCounts images,
        Input input,
        int classes,
        Supplier<Optional<String>> fingerprint,
        Function<StudyConfig, List<String>> check) {

    /** Whether networks are trained. */
    boolean trained() {
        return !TableEvaluator.names(engine);
    }

    /**
     * What a request asks for; decodes nothing.
     *
     * @param url the storage, whose study may exist
     */
    static EvaluationSource of(StudyRequest request, String url) {
        Training training = request.training();
        SpaceDefinition definition = SpaceArgument.definition(request.space());
        if (ForeignTraining.names(training.engine())) {
            return foreign(training, definition, Studies.find(url, request.name()));
        }
        refuseForeign(training);
        return TableEvaluator.names(training.engine())
                ? table(request, definition)
                : images(training, definition, url, request.name());
    }

    private static void refuseForeign(Training training) {
        if (training.classes().isPresent() || !training.judged().equals(Judged.BY_ACCURACY)) {
            throw new InvalidInputException((training.classes().isPresent() ? "--classes" : "--metric")
                    + " is for trainings outside nas4j, but the engine is " + training.engine()
                    + "; give --engine command:PROGRAM or --engine ask, or leave it out");
        }
    }

    /** Whatever a program of the user, or whoever asks for trials, trains on. */
    private static EvaluationSource foreign(
            Training training, SpaceDefinition definition, Optional<StudyConfig> stored) {
        training.dataset().ifPresent(dataset -> {
            throw new InvalidInputException("engine " + training.engine()
                    + " trains on data of its own, so that --dataset " + dataset + " means nothing; leave it out");
        });
        Input frame = definition.frame().input();
        Input input = new Input(
                training.resolution()
                        .or(() -> stored.map(each -> each.data().input().resolution()))
                        .orElse(frame.resolution()),
                frame.channels());
        return new EvaluationSource(
                ForeignTraining.engine(training.engine()),
                TaskData.OWN,
                ImageCounts.together(ForeignTraining.IMAGES),
                input,
                training.classes()
                        .or(() -> stored.map(each -> each.data().classes()))
                        .orElse(ForeignTraining.CLASSES),
                Optional::empty,
                config -> InputSize.warning(input.resolution(), definition).stream()
                        .toList());
    }

    /** A table of a space's networks, which read what the space was made for. */
    private static EvaluationSource table(StudyRequest request, SpaceDefinition definition) {
        Training training = request.training();
        if (training.dataset().isPresent() || training.resolution().isPresent()) {
            throw new InvalidInputException("engine " + training.engine() + " looks accuracies up, so that "
                    + (training.dataset().isPresent()
                            ? "--dataset " + training.dataset().get()
                            : "--resolution " + training.resolution().orElseThrow())
                    + " means nothing; leave it out");
        }
        if (request.help().prunes()) {
            throw new InvalidInputException("engine " + training.engine()
                    + " looks accuracies up and has no epochs, so that --pruner means nothing; leave it out");
        }
        Path file = TableEvaluator.file(training.engine());
        try (TableEvaluator table = new TableEvaluator(file, definition)) {
            Architecture frame = definition.frame();
            return new EvaluationSource(
                    TableEvaluator.PREFIX + file,
                    "a table of " + table.size() + " networks",
                    ImageCounts.together(table.size()),
                    frame.input(),
                    frame.classes(),
                    () -> Optional.of(StudyData.ofTable(file)),
                    config -> List.of());
        }
    }

    /** The engine that trains, or the supernet that judges, with the absolute path of its file. */
    private static String trains(String engine) {
        return Execution.judges(engine) ? Execution.judgingBy(Execution.supernet(engine)) : Engines.resolve(engine);
    }

    /** Images of a data set; a study goes on at its own size, whatever the release that began it took for the usual one. */
    private static EvaluationSource images(Training training, SpaceDefinition definition, String url, String study) {
        String name = training.dataset()
                .orElseThrow(() -> new InvalidInputException(
                        "--dataset is needed: one of " + String.join(", ", DataSets.forms())));
        String engine = trains(training.engine());
        DataSet data = StudyData.open(training.task().task(name).data(), ArtifactFolder.of(url));
        Optional<Integer> given = training.resolution()
                .or(() -> Studies.find(url, study)
                        .map(stored -> stored.data().input().resolution()));
        InputSize size = InputSize.of(given, definition, data);
        Input input = new Input(size.pixels(), data.channels());
        // before images are decoded, which keeps them beside the storage
        training.task().recipe().requireFits(training.reduction().pixels(size.pixels()));
        return new EvaluationSource(
                engine,
                name,
                data.counts(),
                input,
                data.classNames().size(),
                () -> Optional.of(data.fingerprint()),
                config -> {
                    List<String> sentences =
                            new ArrayList<>(size.note().stream().toList());
                    sentences.addAll(StudyData.check(data, config)); // names broken images before a study exists
                    return sentences;
                });
    }
}
