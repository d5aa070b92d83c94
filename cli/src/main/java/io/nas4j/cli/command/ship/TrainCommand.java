package io.nas4j.cli.command.ship;

import io.nas4j.api.input.TrainingRecipe;
import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.choice.ChosenNetwork;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.api.stage.train.BaselineResult;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.NetworkOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.BaselineText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.MemberStudy;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.runtime.TrainedStudy;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a study's baseline, or any network. */
@Command(
        name = "train",
        description =
                "Train the best networks of a search longer and measure them on test images. The one with the best reward"
                        + " on validation images is the baseline, whose weights are kept. 'nas4j best STUDY' lists the"
                        + " networks that are trained. With --dataset, train any architecture: a study is made for it.")
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|ARCH",
            description =
                    "A study; or, with --dataset, a published name, STUDY#TRIAL, a notation or a file, for which a study is"
                            + " made.")
    private String argument;

    @Option(
            names = "--member",
            paramLabel = "PHI",
            description =
                    "Train this member of the family instead, in a study of its own: of a study the one that 'nas4j scale STUDY'"
                            + " stored, of an architecture the one by the paper's coefficients 1.2, 1.1, 1.15.")
    private Optional<Double> member = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            description = "How many of the best networks to train: longer training decides between them."
                    + " Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--by",
            paramLabel = "EVIDENCE",
            description =
                    "What makes them the best, as in 'nas4j best'. By default what earlier trainings of this command"
                            + " began with, or else the best evidence that there is.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            defaultValue = TrainingRecipe.USUAL,
            description =
                    "quick, efficientnet, or a YAML file with some of their keys: how the networks are trained. What it does not"
                            + " say is as in the search. Default: ${DEFAULT-VALUE}.")
    private String recipe;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs that each network is trained for. By default the recipe's; 10 of quick.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--train-images",
            paramLabel = "N",
            defaultValue = "0",
            description = "Training images; 0 takes all that are not for validation. Default: ${DEFAULT-VALUE}.")
    private int trainImages;

    @Option(
            names = "--validation-images",
            paramLabel = "N",
            description = "Needs --dataset: images that measure accuracy, as in 'nas4j search'. A study has its own.")
    private Optional<Integer> validationImages = Optional.empty();

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            description = "As in 'nas4j search'. By default the recipe's; crop,flip of quick.")
    private Optional<String> augment = Optional.empty();

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "Share of each label that is spread over all classes. By default the recipe's; 0.1 of quick.")
    private Optional<Double> labelSmoothing = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            defaultValue = "60s",
            description =
                    "How often a training is kept within an epoch; at the end of each it is kept anyway. One that was killed goes"
                            + " on from there. Default: ${DEFAULT-VALUE}.")
    private Duration checkpoint;

    @Option(
            names = "--stop-after",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description =
                    "Stop after a time, as 90m or 2h, as Ctrl-C does: with exit code 130; the same command goes on. By default not.")
    private Optional<Duration> stopAfter = Optional.empty();

    @Option(names = "--restart", description = "Discard trials that were begun with other options.")
    private boolean restart;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private TransferOptions transfer;

    @Mixin
    private TeacherOptions teacher;

    @Mixin
    private StorageOption storage;

    /** By the recipe, but for what options say. */
    private TrainingTask task(StudyConfig config) {
        TrainingTask task = TrainingRecipe.read(recipe)
                .applyTo(config.plan().task())
                .withData(data -> data.withTrainImages(trainImages))
                .with(Reduction.NONE);
        return task.withRecipe(said -> said.withEpochs(epochs.orElse(said.epochs()))
                .withRegularization(
                        labelSmoothing.orElse(said.labelSmoothing()),
                        augment.map(Augmentation::parse).orElse(said.augmentation())));
    }

    @Override
    public Integer call() throws InterruptedException {
        Require.between("--top", top, 1, 1000);
        BaselineStage.Choice choice = new BaselineStage.Choice(top, by.map(Basis::parse), checkpoint.seconds());
        Terminal terminal = Terminals.of(spec);
        TrainedStudy study = study();
        StudyConfig config = study.config();
        TrainingTask task = task(config)
                .with(transfer.transfer(storage.url(), config))
                .with(teacher.teaching(storage.url(), config));
        task.requireFits(config.data().input().resolution());
        study.sentences().forEach(terminal::note);
        try (StageResources resources = study.open(storage.url(), terminal)) {
            stopAfter.ifPresent(time -> resources.stopAfter(time.seconds()));
            BaselineResult result = BaselineStage.run(resources.context(), config, choice, task, restart);
            BaselineText.print(result, terminal);
            if (!config.plan().space().isNetwork()) {
                noteOthers(resources.context().store(), config, choice, result, terminal);
            }
        }
        return 0;
    }

    /** The study that there is, or the one that is made for an architecture or a member of a family. */
    private TrainedStudy study() {
        Optional<String> dataset = network.dataset(spec, "network");
        member.ifPresent(phi -> Require.between("--member", phi, -100, 100));
        if (dataset.isPresent()) {
            requireAlone();
            return TrainedStudy.ofNetwork(storage.url(), argument, dataset.get(), network, base(), member);
        }
        if (validationImages.isPresent()) {
            throw new InvalidInputException(
                    "--validation-images is for an architecture, which needs --dataset too; a study has its own");
        }
        TrainedStudy.requireStudy(storage.url(), argument);
        StudyConfig config = Studies.trained(storage.url(), argument, "baseline");
        List<String> sentences = StudyData.check(config, ArtifactFolder.of(storage.url()));
        if (member.isPresent()) {
            requireAlone();
            return MemberStudy.of(storage.url(), config, member.get()).with(sentences);
        }
        return new TrainedStudy(config, false, sentences);
    }

    private void requireAlone() {
        for (String option : List.of("--top", "--by")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new InvalidInputException(
                        option + " chooses among the networks of a search, but one network alone is trained here");
            }
        }
    }

    /** The task of the study that is made; what is trained here has its recipe's. */
    private TaskRequest base() {
        TaskRequest usual = TaskRequest.USUAL;
        return new TaskRequest(
                usual.recipe(), Optional.of(0), validationImages, usual.dataSeed(), usual.maxUnreadable());
    }

    private static void noteOthers(
            StudyStore store,
            StudyConfig config,
            BaselineStage.Choice choice,
            BaselineResult result,
            Terminal terminal) {
        StudyChoice.of(store, config, choice.by(), 1).networks().stream()
                .map(ChosenNetwork::trial)
                .findFirst()
                .filter(first -> result.networks().stream()
                        .noneMatch(trained -> trained.proxy().orElseThrow().number() == first.number()))
                .ifPresent(
                        first -> terminal.note("these networks were chosen before: by what is known now, search trial "
                                + first.number() + " is the best; --restart discards these and trains it"));
    }
}
