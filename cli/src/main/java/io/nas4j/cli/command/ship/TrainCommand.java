package io.nas4j.cli.command.ship;

import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.BaselineText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.ArtifactFolder;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Studies;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.stage.BaselineStage;
import io.nas4j.cli.stage.StudyData;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.Require;
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
                "Train the best networks of a search longer, keep the weights of the best by reward (the baseline) and"
                        + " measure them on test images.")
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            description = "How many of the best networks to train, which shows how well the search ranked them."
                    + " Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Epochs that each network is trained for. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--train-images",
            paramLabel = "N",
            defaultValue = "0",
            description = "Training images; 0 takes all that are not for validation. Default: ${DEFAULT-VALUE}.")
    private int trainImages;

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            defaultValue = "crop,flip",
            description = "As in 'nas4j search'. Default: ${DEFAULT-VALUE}.")
    private String augment;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            defaultValue = "0.1",
            description = "Share of each label that is spread over all classes. Default: ${DEFAULT-VALUE}.")
    private double labelSmoothing;

    @Option(names = "--restart", description = "Discard trials that were begun with other options.")
    private boolean restart;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Require.between("--top", top, 1, 1000);
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = Studies.trained(storage.url(), study, "baseline");
        Augmentation augmentation = Augmentation.parse(augment);
        augmentation.requireFits(config.data().input().resolution());
        StudyData.check(config, ArtifactFolder.of(storage.url())).forEach(terminal::note);
        TrainingTask task = config.plan()
                .task()
                .withRecipe(recipe -> recipe.withEpochs(epochs).withRegularization(labelSmoothing, augmentation))
                .withData(data -> data.withTrainImages(trainImages))
                .with(Reduction.NONE);
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            resources.running(study);
            BaselineText.print(BaselineStage.run(resources.context(), config, top, task, restart), terminal);
        }
        return 0;
    }
}
