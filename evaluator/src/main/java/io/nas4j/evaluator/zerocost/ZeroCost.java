package io.nas4j.evaluator.zerocost;

import java.util.Arrays;
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
    /** Multiply-accumulates: a baseline that a score should beat. */
    MACS,
    /** Trainable numbers: a baseline that a score should beat. */
    PARAMS;

    /** The name in texts: {@code grad-norm}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The score of that name. */
    public static Optional<ZeroCost> find(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    /** All names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(ZeroCost::text).toList();
    }
}
