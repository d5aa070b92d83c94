package io.nas4j.api.request;

import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Judged;
import java.util.Optional;

/**
 * Who trains networks, and on what.
 *
 * @param engine as {@code --engine} takes it: {@code torch}, {@code dl4j} or {@code auto}; {@code table:FILE}; {@code
 *     command:WORDS} or {@code command-server:WORDS}; {@code ask}; {@code plugin:NAME}
 * @param device where LibTorch trains: {@code cpu}, {@code cuda}, {@code cuda:N}, {@code auto}
 * @param dataset as {@code --dataset} takes it; empty where no engine of nas4j trains
 * @param resolution pixels a side that images are resized to; empty for what suits data and space
 * @param classes of the networks, where somebody else trains; empty for 10
 * @param judged by which number of somebody else's training it is judged
 * @param task how each network is trained
 * @param reduction how networks are made smaller for that
 */
public record Training(
        String engine,
        String device,
        Optional<String> dataset,
        Optional<Integer> resolution,
        Optional<Integer> classes,
        Judged judged,
        TaskRequest task,
        ReductionRequest reduction) {

    private static final String AUTO = "auto";

    /** By an engine, on data of its own or none. */
    public static Training by(String engine) {
        return new Training(
                engine,
                Execution.CPU,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Judged.BY_ACCURACY,
                TaskRequest.USUAL,
                ReductionRequest.USUAL);
    }

    /** By the engine that this machine has, on a data set. */
    public static Training on(String dataset) {
        return by(AUTO).withDataset(dataset);
    }

    /** The same by another engine. */
    public Training withEngine(String other) {
        return new Training(other, device, dataset, resolution, classes, judged, task, reduction);
    }

    /** The same on another device. */
    public Training withDevice(String other) {
        return new Training(engine, other, dataset, resolution, classes, judged, task, reduction);
    }

    /** The same on a data set. */
    public Training withDataset(String name) {
        return new Training(engine, device, Optional.of(name), resolution, classes, judged, task, reduction);
    }

    /** The same on images of that many pixels a side. */
    public Training withResolution(int pixels) {
        return new Training(engine, device, dataset, Optional.of(pixels), classes, judged, task, reduction);
    }

    /** The same for that many classes, where somebody else trains. */
    public Training withClasses(int number) {
        return new Training(engine, device, dataset, resolution, Optional.of(number), judged, task, reduction);
    }

    /** The same, judged by another number of somebody else's training. */
    public Training withJudged(Judged by) {
        return new Training(engine, device, dataset, resolution, classes, by, task, reduction);
    }

    /** The same, trained in another way. */
    public Training withTask(TaskRequest other) {
        return new Training(engine, device, dataset, resolution, classes, judged, other, reduction);
    }

    /** The same, made smaller in another way. */
    public Training withReduction(ReductionRequest other) {
        return new Training(engine, device, dataset, resolution, classes, judged, task, other);
    }
}
