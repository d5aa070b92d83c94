package io.nas4j.cli.command.ship;

import io.nas4j.api.input.TrainingRecipe;
import io.nas4j.api.stage.BaselineResult;
import io.nas4j.api.stage.BaselineStage;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.choice.ChosenNetwork;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.BaselineText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.Require;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a study's baseline. */
@Command(
        name = "train",
        description =
                "Train the best networks of a search longer and measure them on test images. The one with the best reward"
                        + " on validation images is the baseline, whose weights are kept. 'nas4j best STUDY' lists the"
                        + " networks that are trained.")
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

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
            names = "--augment",
            paramLabel = "TEXT",
            description = "As in 'nas4j search'. By default the recipe's; crop,flip of quick.")
    private Optional<String> augment = Optional.empty();

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "Share of each label that is spread over all classes. By default the recipe's; 0.1 of quick.")
    private Optional<Double> labelSmoothing = Optional.empty();

    @Option(names = "--restart", description = "Discard trials that were begun with other options.")
    private boolean restart;

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
        BaselineStage.Choice choice = new BaselineStage.Choice(top, by.map(Basis::parse));
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = Studies.trained(storage.url(), study, "baseline");
        TrainingTask task = task(config);
        task.requireFits(config.data().input().resolution());
        StudyData.check(config, ArtifactFolder.of(storage.url())).forEach(terminal::note);
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            resources.running(study);
            BaselineResult result = BaselineStage.run(resources.context(), config, choice, task, restart);
            BaselineText.print(result, terminal);
            StudyChoice.of(resources.context().store(), config, choice.by(), 1).networks().stream()
                    .map(ChosenNetwork::trial)
                    .findFirst()
                    .filter(first -> result.networks().stream()
                            .noneMatch(trained -> trained.proxy().number() == first.number()))
                    .ifPresent(first ->
                            terminal.note("these networks were chosen before: by what is known now, search trial "
                                    + first.number() + " is the best; --restart discards these and trains it"));
        }
        return 0;
    }
}
