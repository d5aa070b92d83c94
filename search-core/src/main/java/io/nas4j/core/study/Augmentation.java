package io.nas4j.core.study;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How training images are changed at random, each time that they are seen, in this order: RandAugment or AutoAugment, crop or
 * resized crop, flip, cutout, erasing, mixing. {@code parse(text()).equals(this)}.
 *
 * @param crop whether images are moved by up to an eighth of their side (He et al. 2016, section 4.2)
 * @param flip whether every second image is mirrored left to right
 * @param cutout side in pixels of the square that is blanked (DeVries and Taylor 2017); 0 for none
 * @param operations of RandAugment that each image goes through (Cubuk et al. 2020: N); 0 for none
 * @param magnitude of these operations, 0 to {@value #MAX_MAGNITUDE} (M)
 * @param policy of AutoAugment that each image goes through (Cubuk et al. 2019); empty for none
 * @param resizedCrop the least share of an image that is cut out and resized to the whole (Szegedy et al. 2015, section 6); 0 for none
 * @param erasing the probability that a box of an image becomes noise (Zhong et al. 2020)
 * @param mixing how images are mixed in pairs
 */
public record Augmentation(
        boolean crop,
        boolean flip,
        int cutout,
        int operations,
        int magnitude,
        Optional<AugmentPolicy> policy,
        double resizedCrop,
        double erasing,
        Mixing mixing) {

    /** The strongest that RandAugment's operations become. */
    public static final int MAX_MAGNITUDE = 30;

    /** Images stay as they are. */
    public static final Augmentation NONE = new Augmentation(false, false, 0, 0, 0);

    /** What CIFAR-10 is mostly trained with. */
    public static final Augmentation CROP_FLIP = new Augmentation(true, true, 0, 0, 0);

    private static final int MAX_SIDE = 8192;
    private static final int MAX_OPERATIONS = 14;
    private static final List<String> PARTS = List.of(
            "none",
            "crop",
            "resized-crop",
            "flip",
            "cutout",
            "erasing",
            "randaugment",
            "autoaugment",
            "mixup",
            "cutmix");
    private static final String FORM =
            "augmentation must be 'none' or some of crop, resized-crop:SHARE, flip, cutout:SIDE, erasing:P, randaugment:N:M,"
                    + " autoaugment:POLICY, mixup:A, cutmix:A, separated by commas";

    public Augmentation {
        Require.between("the side of augmentation cutout", cutout, 0, MAX_SIDE);
        Require.between("the operations of augmentation randaugment", operations, 0, MAX_OPERATIONS);
        Require.between("the magnitude of augmentation randaugment", magnitude, 0, MAX_MAGNITUDE);
        if (operations == 0 && magnitude > 0) {
            throw new InvalidInputException(
                    "augmentation randaugment must have at least 1 operation, but has a magnitude alone");
        }
        if (operations > 0 && policy.isPresent()) {
            throw new InvalidInputException(
                    "augmentation must have randaugment or autoaugment, but has both; leave one of them out");
        }
        Require.between("the share of augmentation resized-crop", resizedCrop, 0.0, 1.0);
        Require.between("the probability of augmentation erasing", erasing, 0.0, 1.0);
        if (crop && resizedCrop > 0) {
            throw new InvalidInputException(
                    "augmentation must have crop or resized-crop, but has both; leave one of them out");
        }
    }

    /** What the first releases had. */
    public Augmentation(boolean crop, boolean flip, int cutout, int operations, int magnitude) {
        this(crop, flip, cutout, operations, magnitude, Optional.empty(), 0, 0, Mixing.NONE);
    }

    /**
     * Reads what a user gave, in any order.
     *
     * @param text such as {@code crop,flip,cutout:8,randaugment:2:9}, or {@code none}
     * @throws InvalidInputException naming the part that is wrong
     */
    public static Augmentation parse(String text) {
        if (text.strip().equals("none")) {
            return NONE;
        }
        boolean crop = false;
        boolean flip = false;
        int cutout = 0;
        int operations = 0;
        int magnitude = 0;
        Optional<AugmentPolicy> policy = Optional.empty();
        double resizedCrop = 0;
        double erasing = 0;
        double mixup = 0;
        double cutmix = 0;
        Set<String> seen = new HashSet<>();
        for (String each : text.split(",", -1)) {
            String part = each.strip();
            String[] words = part.split(":", -1);
            if (!seen.add(words[0])) {
                throw new InvalidInputException(FORM + ", but '" + text + "' has " + words[0] + " twice");
            }
            switch (words[0] + "/" + (words.length - 1)) {
                case "crop/0" -> crop = true;
                case "flip/0" -> flip = true;
                case "cutout/1" -> cutout = positive(words[1], part, MAX_SIDE);
                case "randaugment/2" -> {
                    operations = positive(words[1], part, MAX_OPERATIONS);
                    magnitude = number(words[2], part, 0, MAX_MAGNITUDE);
                }
                case "autoaugment/1" -> policy = Optional.of(AugmentPolicy.parse(words[1]));
                case "resized-crop/1" -> resizedCrop = share(words[1], part);
                case "erasing/1" -> erasing = share(words[1], part);
                case "mixup/1" -> mixup = share(words[1], part);
                case "cutmix/1" -> cutmix = share(words[1], part);
                default ->
                    throw new InvalidInputException(FORM + ", but '" + text + "' has '" + part + "'"
                            + (PARTS.contains(words[0]) ? "" : NearName.hint(words[0], PARTS)));
            }
        }
        return new Augmentation(
                crop, flip, cutout, operations, magnitude, policy, resizedCrop, erasing, new Mixing(mixup, cutmix));
    }

    private static double share(String digits, String part) {
        double share = digits.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(digits) : 0;
        if (share <= 0 || share > 1) {
            throw new InvalidInputException("augmentation '" + part
                    + "' needs a number above 0 and up to 1, with at most 6 decimals, but has '" + digits + "'");
        }
        return share;
    }

    private static int positive(String digits, String part, int max) {
        return number(digits, part, 1, max);
    }

    private static int number(String digits, String part, int min, int max) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < min || Integer.parseInt(digits) > max) {
            throw new InvalidInputException("augmentation '" + part + "' needs a whole number from " + min + " to "
                    + max + ", but has '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }

    /**
     * Refuses what would blank whole images.
     *
     * @param pixels a side of the images that networks are trained on
     */
    public void requireFits(int pixels) {
        if (cutout >= pixels) {
            throw new InvalidInputException("the side of augmentation cutout must be less than the " + pixels
                    + " pixels a side that networks are trained at, but was " + cutout);
        }
    }

    /**
     * The same, as an early stage of progressive training has it.
     *
     * @param strength the share of RandAugment's magnitude and of the numbers of mixup and CutMix
     * @param scale the share of an image's side, by which the side of cutout shrinks
     */
    Augmentation weakened(double strength, double scale) {
        return new Augmentation(
                crop,
                flip,
                cutout == 0 ? 0 : (int) Math.max(1, Math.round(cutout * scale)),
                operations,
                (int) Math.round(magnitude * strength),
                policy,
                resizedCrop,
                erasing,
                mixing.weakened(strength));
    }

    /** What {@link #parse} reads. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (crop) {
            parts.add("crop");
        }
        add(parts, "resized-crop", resizedCrop);
        if (flip) {
            parts.add("flip");
        }
        if (cutout > 0) {
            parts.add("cutout:" + cutout);
        }
        add(parts, "erasing", erasing);
        if (operations > 0) {
            parts.add("randaugment:" + operations + ":" + magnitude);
        }
        policy.ifPresent(learned -> parts.add("autoaugment:" + learned.text()));
        add(parts, "mixup", mixing.mixup());
        add(parts, "cutmix", mixing.cutmix());
        return parts.isEmpty() ? "none" : String.join(",", parts);
    }

    private static void add(List<String> parts, String name, double share) {
        if (share > 0) {
            parts.add(name + ":" + Decimals.text(share));
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
