package io.nas4j.core.study;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;

/**
 * How the training images of a batch are mixed in pairs, labels included. The share that an image keeps is drawn for each batch from
 * Beta(a, a). With both, each batch takes one of them by the throw of a coin.
 *
 * @param mixup a of mixup, the weighted mean of two images (Zhang et al. 2018); 0 for none
 * @param cutmix a of CutMix, a box of the other image in this one (Yun et al. 2019); 0 for none
 */
public record Mixing(double mixup, double cutmix) {

    /** No image has anything of another. */
    public static final Mixing NONE = new Mixing(0, 0);

    private static final double LEAST = 0.05;

    public Mixing {
        require("mixup", mixup);
        require("cutmix", cutmix);
    }

    private static void require(String what, double a) {
        if (a != 0 && !(a >= LEAST && a <= 1)) {
            throw new InvalidInputException("augmentation " + what + " must have a number from " + Decimals.text(LEAST)
                    + " to 1, but has " + Decimals.text(a));
        }
    }

    /** The same with weaker mixing: both numbers are multiplied, down to the least that there may be. */
    Mixing weakened(double share) {
        return new Mixing(weakened(mixup, share), weakened(cutmix, share));
    }

    private static double weakened(double a, double share) {
        return a == 0 ? 0 : Math.max(LEAST, a * share);
    }

    /** Whether images are mixed at all. */
    public boolean any() {
        return mixup > 0 || cutmix > 0;
    }
}
