package io.nas4j.core.study;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;

/**
 * Progressive learning (Tan and Le 2021, "EfficientNetV2", section 4.2, algorithm 1): a training begins with small images and weak
 * regularisation. Both grow along a line from stage to stage; the stages have equal epochs. The last stage has what the recipe says.
 * {@code parse(text()).equals(this)}.
 *
 * @param stages how many; 1 where nothing grows
 * @param pixels a side that the images of the first stage have
 * @param strength the share of dropout, of RandAugment's magnitude and of the numbers of mixup and CutMix that the first stage has
 */
public record Progression(int stages, int pixels, double strength) {

    /** All epochs are alike. */
    public static final Progression NONE = new Progression(1, 1, 1);

    private static final String FORM = "progressive training must be none or STAGES:PIXELS:STRENGTH, as 4:16:0.3";
    private static final double LEAST_STRENGTH = 0.01;

    public Progression {
        Require.between("the stages of progressive training", stages, 1, 1_000);
        Require.between("the first pixels of progressive training", pixels, 1, Input.MAX_RESOLUTION);
        Require.between("the first strength of progressive training", strength, LEAST_STRENGTH, 1.0);
    }

    /**
     * What a stage trains on.
     *
     * @param pixels a side of the images
     * @param strength the share of the recipe's regularisation
     */
    public record Step(int pixels, double strength) {

        /** The recipe's changes of images, in this stage. */
        public Augmentation of(Augmentation augmentation, int full) {
            return augmentation.weakened(strength, (double) pixels / full);
        }
    }

    /**
     * Reads what a user gave.
     *
     * @param text such as {@code 4:16:0.3}, or {@code none}
     * @throws InvalidInputException saying what it may be
     */
    public static Progression parse(String text) {
        if (text.strip().equals("none")) {
            return NONE;
        }
        String[] words = text.strip().split(":", -1);
        if (words.length != 3) {
            throw new InvalidInputException(FORM + ", but was '" + text + "'");
        }
        try {
            Progression read = new Progression(
                    Integer.parseInt(words[0]), Integer.parseInt(words[1]), Double.parseDouble(words[2]));
            if (!read.any()) {
                throw new InvalidInputException(
                        "progressive training needs at least 2 stages, but '" + text + "' has " + read.stages());
            }
            return read;
        } catch (NumberFormatException e) {
            throw new InvalidInputException(FORM + ", but was '" + text + "'", e);
        }
    }

    /** Whether anything grows. */
    public boolean any() {
        return stages > 1;
    }

    /**
     * Refuses a beginning that is no smaller than the end.
     *
     * @param full pixels a side that networks are trained at
     */
    public void requireFits(int full) {
        if (any() && pixels >= full) {
            throw new InvalidInputException("progressive training must begin with images of less than the " + full
                    + " pixels a side that networks are trained at, but begins with " + pixels);
        }
    }

    /**
     * What an epoch trains on. With fewer epochs than stages, each epoch is a stage of its own; the last epoch is always in the last
     * stage.
     *
     * @param epoch from 1
     * @param epochs of the whole training
     * @param full pixels a side of the last stage
     */
    public Step at(int epoch, int epochs, int full) {
        int last = Math.min(stages, epochs) - 1;
        int stage = (int) ((long) (epoch - 1) * (last + 1) / epochs);
        if (stage >= last) {
            return new Step(full, 1);
        }
        double grown = (double) stage / last;
        return new Step((int) Math.round(pixels + (full - pixels) * grown), strength + (1 - strength) * grown);
    }

    /** What {@link #parse} reads. */
    public String text() {
        return any() ? stages + ":" + pixels + ":" + Decimals.text(strength) : "none";
    }

    @Override
    public String toString() {
        return text();
    }
}
