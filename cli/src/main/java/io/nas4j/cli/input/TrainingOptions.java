package io.nas4j.cli.input;

import io.nas4j.api.request.TaskRequest;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.evaluator.data.image.ImageCounts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each network is trained: the proxy task. */
public final class TrainingOptions {

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + TaskRequest.EPOCHS,
            description = "Epochs that each network is trained for. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Mixin
    private TaskOptions task;

    /** The task as far as opening a data set goes, or where nothing is trained. */
    public TrainingTask task(String dataset) {
        return task.task(dataset, epochs);
    }

    /**
     * The task on a data set, on networks as they are.
     *
     * @param images that the data set has
     */
    public TrainingTask task(String dataset, ImageCounts images) {
        return task.task(dataset, images, epochs);
    }

    /** What was given. */
    public TaskRequest request() {
        return task.request(epochs);
    }
}
