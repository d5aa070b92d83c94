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
 * @param padding of every window: convolutions, the maximum behind the stem and the means of skips
 */
public record Architecture(
        Input input,
        Stem stem,
        List<Stage> stages,
        Head head,
        int classes,
        Activation activation,
        BatchNorm batchNorm,
        DropRates drops,
        Padding padding) {

    /** The most stages. */
    public static final int MAX_STAGES = 100;

    /** The most blocks. */
    public static final int MAX_BLOCKS = 1000;

    /** The most channels inside a block. */
    public static final int MAX_HIDDEN = 1_000_000;

    public Architecture {
        stages = List.copyOf(stages);
        Require.between("number of stages", stages.size(), 1, MAX_STAGES);
        Require.between("classes", classes, 1, 1_000_000);
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

    /** A network of the default padding, {@link Padding#SAME}. */
    public Architecture(
            Input input,
            Stem stem,
            List<Stage> stages,
            Head head,
            int classes,
            Activation activation,
            BatchNorm batchNorm,
            double dropout,
            double dropConnect) {
        this(
                input,
                stem,
                stages,
                head,
                classes,
                activation,
                batchNorm,
                new DropRates(dropout, dropConnect),
                Padding.SAME);
    }

    /** Rate of dropout before the classifier in training. */
    public double dropout() {
        return drops.dropout();
    }

    /** Rate of the last block's stochastic depth in training. */
    public double dropConnect() {
        return drops.dropConnect();
    }

    /** Number of blocks. */
    public int blocks() {
        return stages.stream().mapToInt(Stage::layers).sum();
    }

    /** The same network for other images. */
    public Architecture withInput(Input newInput) {
        return new Architecture(newInput, stem, stages, head, classes, activation, batchNorm, drops, padding);
    }

    /** The same network with other stages. */
    public Architecture withStages(List<Stage> newStages) {
        return new Architecture(input, stem, newStages, head, classes, activation, batchNorm, drops, padding);
    }

    /** The same network for images of another side, in pixels. */
    public Architecture withResolution(int resolution) {
        return withInput(new Input(resolution, input.channels()));
    }

    /** The same network with another stem. */
    public Architecture withStem(Stem newStem) {
        return new Architecture(input, newStem, stages, head, classes, activation, batchNorm, drops, padding);
    }

    /** The same network with another head. */
    public Architecture withHead(Head newHead) {
        return new Architecture(input, stem, stages, newHead, classes, activation, batchNorm, drops, padding);
    }

    /** The same network with another dropout rate in front of the classifier. */
    public Architecture withDropout(double newDropout) {
        return new Architecture(
                input,
                stem,
                stages,
                head,
                classes,
                activation,
                batchNorm,
                new DropRates(newDropout, drops.dropConnect()),
                padding);
    }

    /** The same, of which training drops nothing. */
    public Architecture withoutDrops() {
        return new Architecture(
                input, stem, stages, head, classes, activation, batchNorm, new DropRates(0, 0), padding);
    }

    /** The same network with other constants of its batch normalisation. */
    public Architecture withBatchNorm(BatchNorm newBatchNorm) {
        return new Architecture(input, stem, stages, head, classes, activation, newBatchNorm, drops, padding);
    }

    /** The same network with another number of classes. */
    public Architecture withClasses(int newClasses) {
        return new Architecture(input, stem, stages, head, newClasses, activation, batchNorm, drops, padding);
    }

    /** The same network with its convolutions padded in another way. */
    public Architecture withPadding(Padding newPadding) {
        return new Architecture(input, stem, stages, head, classes, activation, batchNorm, drops, newPadding);
    }

    /** The one-line text form, as {@link ArchitectureText#format}. */
    @Override
    public String toString() {
        return ArchitectureText.format(this);
    }
}
