package io.nas4j.cli.command.supernet;

import io.nas4j.api.begin.StudyPlanner;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.request.Training;
import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.supernet.SupernetOrder;
import io.nas4j.api.stage.supernet.SupernetStage;
import io.nas4j.api.stage.supernet.TrainedSupernet;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.ReductionOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.checkpoint.CheckpointFile;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a supernet. */
@Command(
        name = "train",
        description = "Train one set of weights that holds every network of a space: of a study, on its data; or, with"
                + " --dataset, of any space. It is kept every half minute: the same command goes on after Ctrl-C or a kill, to"
                + " the same weights.")
public final class SupernetTrainCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;
    private static final String KIND = "supernet";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|SPACE",
            description = "A study; or, with --dataset, a built-in space or a YAML file that defines one.")
    private String argument;

    @Option(names = "--dataset", paramLabel = "DATA", description = "As in 'nas4j search'; for a space.")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            defaultValue = "5m",
            description = "Processor time that the training may take, as 90s or 5m. The number of updates is measured"
                    + " beforehand, and printed. Default: ${DEFAULT-VALUE}.")
    private Duration budget;

    @Option(
            names = "--updates",
            paramLabel = "N",
            description =
                    "Make so many updates, whatever time they take: then another machine comes to the same weights.")
    private Optional<Long> updates = Optional.empty();

    @Option(
            names = "--sampling",
            paramLabel = "NAME",
            description =
                    "Which networks an update trains: fair, several in which each choice comes equally often; single, a"
                            + " random one; sandwich, the largest, the smallest and two random ones, which learn the largest one's"
                            + " answers. By default fair where operators have weights of their own, else single.")
    private Optional<String> sampling = Optional.empty();

    @Option(
            names = "--train-images",
            paramLabel = "N",
            defaultValue = "0",
            description = "Training images; 0 takes all that are not for validation. Default: ${DEFAULT-VALUE}.")
    private int trainImages;

    @Option(
            names = "--validation-images",
            paramLabel = "N",
            description = "For a space: images to judge by, as in 'nas4j search'. A study has its own.")
    private Optional<Integer> validationImages = Optional.empty();

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            defaultValue = "none",
            description = "As in 'nas4j search'. Default: ${DEFAULT-VALUE}.")
    private String augment;

    @Option(names = "--resolution", paramLabel = "R", description = "For a space: as in 'nas4j search'.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of weights, batches and paths. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where to write it. By default beside the study's other files, or SPACE.supernet.safetensors.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ReductionOptions reduction;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        Terminal terminal = Terminals.of(spec);
        Optional<Sampling> paths = sampling.map(Sampling::parse);
        Augmentation changes = Augmentation.parse(augment);
        StudyConfig named = dataset.isPresent() ? ofSpace(terminal) : ofStudy(terminal);
        boolean saysWidth = spec.commandLine().getParseResult().hasMatchedOption("--proxy-width");
        StudyConfig study = (saysWidth ? named : SupernetOrder.study(named))
                .withPlan(plan -> plan.withTask(plan.task()
                        .withData(data -> data.withTrainImages(trainImages))
                        .withRecipe(recipe -> recipe.withRegularization(0, changes))));
        SupernetOrder order = new SupernetOrder(
                study, paths, budget.seconds(), updates.map(OptionalLong::of).orElse(OptionalLong.empty()), seed);
        Path file = output.orElseGet(() -> usual(study)).toAbsolutePath().normalize();
        Path checkpoint = SupernetStage.checkpoint(file);
        Optional<TrainedSupernet> trained = SupernetStage.train(
                order, ArtifactFolder.of(storage.url()), checkpoint, new SupernetProgress(terminal));
        if (trained.isEmpty()) {
            terminal.note("interrupted: the training is kept in " + checkpoint + "; the same command goes on");
            return INTERRUPTED;
        }
        trained.get().file().write(file);
        CheckpointFile.remove(checkpoint);
        if (dataset.isEmpty()) {
            keep(study, file, trained.get(), terminal);
        }
        SupernetText.print(trained.get(), file, terminal);
        return 0;
    }

    private StudyConfig ofStudy(Terminal terminal) {
        for (String option : List.of("--validation-images", "--resolution", "--proxy-width", "--proxy-resolution")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new InvalidInputException(
                        option + " is for a space, which needs --dataset too; a study has its own");
            }
        }
        StudyConfig config = Studies.trained(storage.url(), argument, KIND);
        StudyData.check(config, ArtifactFolder.of(storage.url())).forEach(terminal::note);
        return config;
    }

    private StudyConfig ofSpace(Terminal terminal) {
        TaskRequest usual = TaskRequest.USUAL;
        Training training = Training.on(dataset.orElseThrow())
                .withTask(new TaskRequest(
                        usual.recipe(),
                        Optional.of(trainImages),
                        validationImages,
                        usual.dataSeed(),
                        usual.maxUnreadable()))
                .withReduction(reduction.request());
        StudyPlanner.Planned planned = new StudyPlanner(storage.url(), terminal::note, Evaluators.OF_PLUGINS)
                .plan(StudyRequest.of(
                        KIND,
                        SpaceArgument.source(argument, List.of()),
                        resolution.map(training::withResolution).orElse(training)));
        planned.sentences().forEach(terminal::note);
        return planned.config();
    }

    private Path usual(StudyConfig study) {
        return dataset.isPresent()
                ? Path.of(study.plan().space().name() + ".supernet.safetensors")
                : StageContext.folder(ArtifactFolder.of(storage.url()), study.name())
                        .resolve("supernet.safetensors");
    }

    private void keep(StudyConfig study, Path file, TrainedSupernet trained, Terminal terminal) {
        try (StageResources resources = StageResources.open(storage.url(), terminal, study)) {
            resources.running(study.name());
            Artifacts.keep(
                    resources.context().store(),
                    study.name(),
                    KIND,
                    file,
                    trained.recipe().text() + ", seed " + seed);
        }
    }
}
