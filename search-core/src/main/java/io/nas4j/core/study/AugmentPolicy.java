package io.nas4j.core.study;

import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A learned policy of AutoAugment (Cubuk et al. 2019), named after the images that it was learned on. */
public enum AugmentPolicy {
    /** Of table 7 of the paper. */
    CIFAR10,
    /** Of table 9 of the paper. */
    IMAGENET;

    /** As users write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The policy of that name.
     *
     * @throws InvalidInputException where there is none
     */
    static AugmentPolicy parse(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("augmentation autoaugment must have one of "
                        + String.join(", ", texts()) + ", but has '" + text + "'"));
    }

    private static List<String> texts() {
        return Arrays.stream(values()).map(AugmentPolicy::text).toList();
    }
}
