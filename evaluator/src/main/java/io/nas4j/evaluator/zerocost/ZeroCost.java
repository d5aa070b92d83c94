package io.nas4j.evaluator.zerocost;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A score of an untrained network; higher means better. */
public enum ZeroCost {
    /**
     * How much a network's weights let through: the sum of {@code |w * dR/dw|} where R is the sum of the logits of an image
     * of ones, with the absolute values of all weights and without activations (Tanaka et al. 2020, section 5; as a score of
     * networks, Abdelfattah et al. 2021). The logarithm is given: it ranks alike.
     */
    SYNFLOW,
    /** The sum over all kernels of the Euclidean norm of the loss's gradient, one batch (Abdelfattah et al. 2021). */
    GRAD_NORM,
    /**
     * How differently images move the logits: from the eigenvalues of the correlations between the images' Jacobians
     * (Mellor et al. 2020, first version; Abdelfattah et al. 2021).
     */
    JACOB_COV,
    /** How differently activations switch for different images: log |det K| (Mellor et al. 2021, section 3). */
    NASWOT,
    /**
     * In how many different ways units of maps switch over the images of a batch: the number of distinct patterns, each of
     * which says for one unit and every image whether the activation is above 0 (Peng et al., ICLR 2024, SWAP-NAS,
     * section 3; without the regularisation by size).
     */
    SWAP,
    /**
     * How evenly features use their channels: the sum over the blocks of the entropy of the shares of variance of a block's
     * principal components (Lee and Ham, CVPR 2024, AZ-NAS, section 3), in nats. The network sees Gaussian noise, as there.
     */
    AZ_EXPRESSIVITY,
    /** How far that entropy rises from block to block: the least difference between neighbours (AZ-NAS, section 3). */
    AZ_PROGRESSIVITY,
    /**
     * How well gradients keep their size: the mean over the blocks of {@code -s - 1/s + 2}, where s is the spectral norm of a
     * block's Jacobian between channels, estimated from random signs (AZ-NAS, section 3). At most 0.
     */
    AZ_TRAINABILITY,
    /** Multiply-accumulates: a baseline that a score should beat. */
    MACS,
    /** Trainable numbers: a baseline that a score should beat. */
    PARAMS,
    /** Blocks that are not identities: a baseline that a score should beat. */
    DEPTH;

    /** Whether the score needs training images. */
    public boolean needsImages() {
        return switch (this) {
            case GRAD_NORM, JACOB_COV, NASWOT, SWAP -> true;
            case SYNFLOW, AZ_EXPRESSIVITY, AZ_PROGRESSIVITY, AZ_TRAINABILITY, MACS, PARAMS, DEPTH -> false;
        };
    }

    /** Whether it is what a network costs, which strategies know anyway. */
    public boolean isCost() {
        return this == MACS || this == PARAMS || this == DEPTH;
    }

    /** The name in texts: {@code grad-norm}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The score of that name. */
    public static Optional<ZeroCost> find(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    /** The scores that have one of these names. */
    public static List<ZeroCost> all(Collection<String> texts) {
        return Arrays.stream(values())
                .filter(each -> texts.contains(each.text()))
                .toList();
    }

    /** All names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(ZeroCost::text).toList();
    }
}
