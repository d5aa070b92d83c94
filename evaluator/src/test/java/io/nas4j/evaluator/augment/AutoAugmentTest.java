package io.nas4j.evaluator.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.study.AugmentPolicy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoAugmentTest {

    private static final int SIDE = 6;
    private static final byte[] FILL = {1, 2, 3};

    @ParameterizedTest
    @EnumSource(AugmentPolicy.class)
    void policiesHave25PairsWithinTheirRanges(AugmentPolicy policy) {
        assertThat(AutoAugmentPolicies.of(policy)).hasSize(25).allSatisfy(pair -> {
            for (AutoAugment.Step step : new AutoAugment.Step[] {pair.first(), pair.second()}) {
                assertThat(step.probability()).isBetween(0.0, 1.0);
                assertThat(step.magnitude()).isBetween(0, 9);
            }
        });
    }

    /** The rows by which the paper explains its tables, and the first ones of each. */
    @Test
    void readsRowsAsThePaperPrintsThem() {
        assertThat(AutoAugmentPolicies.of(AugmentPolicy.CIFAR10).get(1))
                .isEqualTo(new AutoAugment.SubPolicy(
                        new AutoAugment.Step(Operation.ROTATE, 0.7, 2),
                        new AutoAugment.Step(Operation.TRANSLATE_X, 0.3, 9)));
        assertThat(AutoAugmentPolicies.of(AugmentPolicy.IMAGENET).get(0))
                .isEqualTo(new AutoAugment.SubPolicy(
                        new AutoAugment.Step(Operation.POSTERIZE, 0.4, 8),
                        new AutoAugment.Step(Operation.ROTATE, 0.6, 9)));
    }

    /** What comes of an image is what pairs, chances and signs make of it, as often as they say: within five standard errors. */
    @ParameterizedTest
    @EnumSource(AugmentPolicy.class)
    void drawsPairsStepsAndSignsAsOftenAsThePolicySays(AugmentPolicy policy) {
        int draws = 20_000;
        byte[] image = image();
        Map<String, Double> expected = expected(policy, image);
        Map<String, Integer> found = new HashMap<>();
        AutoAugment augment = new AutoAugment(policy, SIDE, FILL);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < draws; i++) {
            found.merge(text(augment.apply(image, random)), 1, Integer::sum);
        }
        assertThat(expected.keySet()).containsAll(found.keySet());
        expected.forEach((result, chance) -> assertThat(found.getOrDefault(result, 0) / (double) draws)
                .isCloseTo(chance, within(5 * Math.sqrt(chance * (1 - chance) / draws))));
        assertThat(image).isEqualTo(image());
    }

    /** Every way through a policy, with its probability. */
    private static Map<String, Double> expected(AugmentPolicy policy, byte[] image) {
        Map<String, Double> chances = new HashMap<>();
        for (AutoAugment.SubPolicy pair : AutoAugmentPolicies.of(policy)) {
            outcomes(pair.first(), image)
                    .forEach((once, first) -> outcomes(pair.second(), bytes(once))
                            .forEach((twice, second) -> chances.merge(twice, first * second / 25, Double::sum)));
        }
        return chances;
    }

    private static Map<String, Double> outcomes(AutoAugment.Step step, byte[] image) {
        Map<String, Double> outcomes = new HashMap<>();
        outcomes.merge(text(image), 1 - step.probability(), Double::sum);
        for (int sign : new int[] {1, -1}) {
            byte[] changed = new byte[image.length];
            step.operation().apply(image, changed, new ImageFormat(SIDE, 3, FILL), step.magnitude() / 9.0, sign);
            outcomes.merge(text(changed), step.probability() / 2, Double::sum);
        }
        return outcomes;
    }

    private static String text(byte[] image) {
        return new String(image, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] image() {
        byte[] image = new byte[SIDE * SIDE * 3];
        new SplittableRandom(3).nextBytes(image);
        return image;
    }
}
