package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.DropRates;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import java.util.List;

/** All of an architecture but its stages: what block strings leave out. */
public record Frame(
        Input input,
        Stem stem,
        Head head,
        int classes,
        Activation activation,
        BatchNorm batchNorm,
        double dropout,
        double dropConnect,
        Padding padding) {

    /**
     * EfficientNet-B0's: 224×224×3, stem 3×3 of stride 2 with 32 filters, head of 1,280 filters, 1,000 classes, swish, batch
     * norm 0.99 and 1e-3, dropout and drop-connect 0.2 (tensorflow/tpu efficientnet_builder.py).
     */
    public static final Frame EFFICIENTNET = new Frame(
            new Input(224, 3),
            new Stem(3, 2, 32),
            new Head(1280),
            1000,
            Activation.SWISH,
            BatchNorm.DEFAULT,
            0.2,
            0.2,
            Padding.SAME);

    /** What stands around an architecture's stages. */
    public static Frame of(Architecture a) {
        return new Frame(
                a.input(),
                a.stem(),
                a.head(),
                a.classes(),
                a.activation(),
                a.batchNorm(),
                a.dropout(),
                a.dropConnect(),
                a.padding());
    }

    /** The architecture of these stages. */
    public Architecture around(List<Stage> stages) {
        return new Architecture(
                input,
                stem,
                stages,
                head,
                classes,
                activation,
                batchNorm,
                new DropRates(dropout, dropConnect),
                padding);
    }

    /** The same with other filters in the stem. */
    Frame withStemFilters(int filters) {
        return new Frame(
                input, stem.withFilters(filters), head, classes, activation, batchNorm, dropout, dropConnect, padding);
    }

    /** Refuses what no model has that block strings are written for. */
    Frame requirePlain() {
        if (stem.pool()) {
            throw new InvalidInputException("the maximum behind the stem cannot be said; the stem is one convolution");
        }
        if (head.dense() > 0) {
            throw new InvalidInputException(
                    "the head's dense layer cannot be said; the head is one convolution and the mean");
        }
        return this;
    }

    /** Refuses padding that TensorFlow's networks do not have. */
    Frame requireSame() {
        if (padding != Padding.SAME) {
            throw new InvalidInputException("padding " + padding.text()
                    + " cannot be said; the programs that read such strings pad as TensorFlow's SAME");
        }
        return this;
    }

    /** All settings in words, for people who must give them to another program. */
    public String describe() {
        return "input " + input.resolution() + "x" + input.resolution() + "x" + input.channels() + "; stem "
                + stem.kernel() + "x" + stem.kernel() + ", stride " + stem.stride() + ", " + stem.filters()
                + " filters; head " + (head.filters() == 0 ? "none" : head.filters() + " filters") + "; " + classes
                + " classes; activation " + activation.text() + "; batch norm momentum "
                + ArchitectureText.number(batchNorm.momentum()) + ", epsilon "
                + ArchitectureText.number(batchNorm.epsilon()) + "; dropout " + ArchitectureText.number(dropout)
                + "; drop-connect " + ArchitectureText.number(dropConnect) + "; padding " + padding.text();
    }
}
