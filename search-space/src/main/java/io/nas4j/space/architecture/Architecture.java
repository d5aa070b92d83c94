package io.nas4j.space.architecture;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.List;

/**
 * A whole image-classification network: stem, stages of blocks, head, classifier.
 *
 * @param input the image it reads
 * @param stages from the stem to the head, at least one
 * @param classes outputs of the classifier
 * @param activation of stem and head; blocks have their own
 * @param dropout rate before the classifier in training
 * @param dropConnect rate of the last block's stochastic depth in training; block {@code i} of {@code n} drops with
 *     {@code dropConnect * i / n} (reference: EfficientNet's released code)
 */
public record Architecture(
        Input input,
        Stem stem,
        List<Stage> stages,
        Head head,
        int classes,
        Activation activation,
        BatchNorm batchNorm,
        double dropout,
        double dropConnect) {

    /** The most stages. */
    public static final int MAX_STAGES = 100;

    /** The most blocks. */
    public static final int MAX_BLOCKS = 1000;

    /** The most channels inside a block. */
    public static final int MAX_HIDDEN = 1_000_000;

    public Architecture {
        stages = List.copyOf(stages);
        // plus zero, so that minus zero is zero
        dropout += 0.0;
        dropConnect += 0.0;
        Require.between("number of stages", stages.size(), 1, MAX_STAGES);
        Require.between("classes", classes, 1, 1_000_000);
        Require.between("dropout", dropout, 0.0, 0.99);
        Require.between("drop-connect", dropConnect, 0.0, 0.99);
        int filters = stem.filters();
        int blocks = 0;
        for (Stage stage : stages) {
            blocks += stage.layers();
            for (Block block : stage.blocks()) {
                long hidden = Math.round((double) Math.max(filters, block.filters()) * block.expansion());
                if (hidden > MAX_HIDDEN) {
                    throw new InvalidInputException(
                            "a block must have at most " + MAX_HIDDEN + " hidden channels, but one of expansion "
                                    + Decimals.text(block.expansion()) + " has " + hidden);
                }
                filters = block.filters();
            }
        }
        Require.between("number of blocks", blocks, 1, MAX_BLOCKS);
    }

    /** Number of blocks. */
    public int blocks() {
        return stages.stream().mapToInt(Stage::layers).sum();
    }

    public Architecture withStages(List<Stage> newStages) {
        return new Architecture(input, stem, newStages, head, classes, activation, batchNorm, dropout, dropConnect);
    }

    public Architecture withResolution(int resolution) {
        return new Architecture(
                new Input(resolution, input.channels()),
                stem,
                stages,
                head,
                classes,
                activation,
                batchNorm,
                dropout,
                dropConnect);
    }

    public Architecture withStem(Stem newStem) {
        return new Architecture(input, newStem, stages, head, classes, activation, batchNorm, dropout, dropConnect);
    }

    public Architecture withHead(Head newHead) {
        return new Architecture(input, stem, stages, newHead, classes, activation, batchNorm, dropout, dropConnect);
    }

    public Architecture withDropout(double newDropout) {
        return new Architecture(input, stem, stages, head, classes, activation, batchNorm, newDropout, dropConnect);
    }

    public Architecture withClasses(int newClasses) {
        return new Architecture(input, stem, stages, head, newClasses, activation, batchNorm, dropout, dropConnect);
    }

    /** The one-line text form, as {@link ArchitectureText#format}. */
    @Override
    public String toString() {
        return ArchitectureText.format(this);
    }
}
