package io.nas4j.evaluator.augment;

import io.nas4j.core.study.AugmentPolicy;
import java.util.List;

/** AutoAugment's learned policies: on each line two operations, each with its probability and its magnitude. */
final class AutoAugmentPolicies {

    /** Table 7 of the paper. */
    private static final String CIFAR10 = """
            INVERT 0.1 0, CONTRAST 0.2 6
            ROTATE 0.7 2, TRANSLATE_X 0.3 9
            SHARPNESS 0.8 1, SHARPNESS 0.9 3
            SHEAR_Y 0.5 8, TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.5 0, EQUALIZE 0.9 0
            SHEAR_Y 0.2 7, POSTERIZE 0.3 7
            COLOR 0.4 3, BRIGHTNESS 0.6 7
            SHARPNESS 0.3 9, BRIGHTNESS 0.7 9
            EQUALIZE 0.6 0, EQUALIZE 0.5 0
            CONTRAST 0.6 7, SHARPNESS 0.6 5
            COLOR 0.7 7, TRANSLATE_X 0.5 8
            EQUALIZE 0.3 0, AUTO_CONTRAST 0.4 0
            TRANSLATE_Y 0.4 3, SHARPNESS 0.2 6
            BRIGHTNESS 0.9 6, COLOR 0.2 8
            SOLARIZE 0.5 2, INVERT 0.0 0
            EQUALIZE 0.2 0, AUTO_CONTRAST 0.6 0
            EQUALIZE 0.2 0, EQUALIZE 0.6 0
            COLOR 0.9 9, EQUALIZE 0.6 0
            AUTO_CONTRAST 0.8 0, SOLARIZE 0.2 8
            BRIGHTNESS 0.1 3, COLOR 0.7 0
            SOLARIZE 0.4 5, AUTO_CONTRAST 0.9 0
            TRANSLATE_Y 0.9 9, TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.9 0, SOLARIZE 0.8 3
            EQUALIZE 0.8 0, INVERT 0.1 0
            TRANSLATE_Y 0.7 9, AUTO_CONTRAST 0.9 0
            """;

    /** Table 9 of the paper. */
    private static final String IMAGENET = """
            POSTERIZE 0.4 8, ROTATE 0.6 9
            SOLARIZE 0.6 5, AUTO_CONTRAST 0.6 0
            EQUALIZE 0.8 0, EQUALIZE 0.6 0
            POSTERIZE 0.6 7, POSTERIZE 0.6 6
            EQUALIZE 0.4 0, SOLARIZE 0.2 4
            EQUALIZE 0.4 0, ROTATE 0.8 8
            SOLARIZE 0.6 3, EQUALIZE 0.6 0
            POSTERIZE 0.8 5, EQUALIZE 1.0 0
            ROTATE 0.2 3, SOLARIZE 0.6 8
            EQUALIZE 0.6 0, POSTERIZE 0.4 6
            ROTATE 0.8 8, COLOR 0.4 0
            ROTATE 0.4 9, EQUALIZE 0.6 0
            EQUALIZE 0.0 0, EQUALIZE 0.8 0
            INVERT 0.6 0, EQUALIZE 1.0 0
            COLOR 0.6 4, CONTRAST 1.0 8
            ROTATE 0.8 8, COLOR 1.0 2
            COLOR 0.8 8, SOLARIZE 0.8 7
            SHARPNESS 0.4 7, INVERT 0.6 0
            SHEAR_X 0.6 5, EQUALIZE 1.0 0
            COLOR 0.4 0, EQUALIZE 0.6 0
            EQUALIZE 0.4 0, SOLARIZE 0.2 4
            SOLARIZE 0.6 5, AUTO_CONTRAST 0.6 0
            INVERT 0.6 0, EQUALIZE 1.0 0
            COLOR 0.6 4, CONTRAST 1.0 8
            EQUALIZE 0.8 0, EQUALIZE 0.6 0
            """;

    private AutoAugmentPolicies() {}

    static List<AutoAugment.SubPolicy> of(AugmentPolicy policy) {
        String table = switch (policy) {
            case CIFAR10 -> CIFAR10;
            case IMAGENET -> IMAGENET;
        };
        return table.lines()
                .map(line -> line.split(", ", -1))
                .map(pair -> new AutoAugment.SubPolicy(step(pair[0]), step(pair[1])))
                .toList();
    }

    private static AutoAugment.Step step(String text) {
        String[] words = text.split(" ", -1);
        return new AutoAugment.Step(
                Operation.valueOf(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]));
    }
}
