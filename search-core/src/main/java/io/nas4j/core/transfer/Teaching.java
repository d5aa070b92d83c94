package io.nas4j.core.transfer;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;

/**
 * A trained network whose answers another one learns beside the labels: knowledge distillation (Hinton et al. 2015, "Distilling the
 * knowledge in a neural network", section 2).
 *
 * @param file the teacher's weights; empty for no teacher
 * @param content SHA-256 of that file, since another teacher is another training
 * @param share of the loss that is against the teacher's answers; the rest is against the labels
 * @param temperature what logits of both are divided by for the answers; above 1 they say more of the classes that are not first
 * @param hard whether an answer is the likeliest class alone, a hard pseudo label (Xie et al. 2020, "Self-training with noisy student
 *     improves ImageNet classification", section 2); then the temperature is 1
 */
public record Teaching(String file, String content, double share, double temperature, boolean hard) {

    /** Labels alone. */
    public static final Teaching NONE = new Teaching("", "", 0, 1, false);

    public Teaching {
        Require.between("the teacher's share of the loss", share, 0.0, 1.0);
        Require.between("the temperature of the teacher's answers", temperature, 0.1, 100.0);
        if (hard && temperature != 1) {
            throw new InvalidInputException(
                    "hard answers of a teacher must have temperature 1, since they are not divided"
                            + " by one, but it was " + Decimals.text(temperature));
        }
    }

    /**
     * Refuses a teacher that reads other images than the network that learns from it.
     *
     * @param teacher what the teacher reads
     * @param network what the network reads
     */
    public static void requireFits(Input teacher, Input network) {
        if (!teacher.equals(network)) {
            throw new InvalidInputException(
                    "the teacher must read images of " + network.resolution() + " pixels a side and "
                            + network.channels() + " channels, as the network that learns from it, but reads "
                            + teacher.resolution() + " and " + teacher.channels());
        }
    }

    /** Whether there is a teacher. */
    public boolean any() {
        return !file.isEmpty();
    }
}
