package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A whole image-classification network: stem, stages of MBConv blocks, head, classifier.
 *
 * @param input the picture it reads
 * @param stages from the stem to the head, at least one
 * @param classes outputs of the classifier
 * @param activation of stem, blocks, squeeze and head
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

    public Architecture {
        stages = List.copyOf(stages);
        Require.between("number of stages", stages.size(), 1, MAX_STAGES);
        Require.between("classes", classes, 1, 1_000_000);
        Require.between("dropout", dropout, 0.0, 0.99);
        Require.between("drop-connect", dropConnect, 0.0, 0.99);
        int filters = stem.filters();
        for (Stage stage : stages) {
            if ((long) filters * stage.block().expansion() > 10_000_000L
                    || (long) stage.block().filters() * stage.block().expansion() > 10_000_000L) {
                throw new InvalidInputException("a block must have at most 10000000 hidden channels, but expansion "
                        + stage.block().expansion() + " of "
                        + Math.max(filters, stage.block().filters())
                        + " filters has more");
            }
            filters = stage.block().filters();
        }
    }

    /** Number of MBConv blocks. */
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

    public Architecture withClasses(int newClasses) {
        return new Architecture(input, stem, stages, head, newClasses, activation, batchNorm, dropout, dropConnect);
    }

    /**
     * The same network in its one canonical spelling: a skip op that joins nothing, because no block of its stage has
     * equal input and output shapes, is written {@link SkipOp#IDENTITY}.
     */
    public Architecture canonical() {
        List<Stage> canonical = new ArrayList<>();
        int in = stem.filters();
        for (Stage stage : stages) {
            canonical.add(
                    stage.skipApplies(in) ? stage : new Stage(stage.block().withSkip(SkipOp.IDENTITY), stage.layers()));
            in = stage.block().filters();
        }
        return withStages(canonical);
    }

    /** 16 hexadecimal digits that are equal for equal networks, on every machine and in every release. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ArchitectureText.format(canonical()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The one-line text form, as {@link ArchitectureText#format}. */
    @Override
    public String toString() {
        return ArchitectureText.format(this);
    }
}
