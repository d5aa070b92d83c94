package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.zerocost.ScoreInput;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchScoresTest {

    private static final String SMALL = "in:8x3 stem:k3_s1_c4 mb:e3_k3_s2_c6_se0.25 head:c8 classes:3";
    private static final String LARGE = "in:8x3 stem:k3_s1_c8 mb:e6_k5_s2_c12_se0.25_r3 head:c24 classes:3";

    @BeforeAll
    static void load() {
        assertThat(new TorchEngine().name()).isEqualTo("torch");
    }

    @ParameterizedTest
    @EnumSource(ZeroCost.class)
    void isANumberAndTheSameEveryTime(ZeroCost score) {
        double first = score(score, SMALL, batch(8, 1));
        assertThat(first).isFinite();
        assertThat(score(score, SMALL, batch(8, 1))).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(
            value = ZeroCost.class,
            names = {"SYNFLOW", "MACS", "PARAMS", "NASWOT", "SWAP", "AZ_EXPRESSIVITY"})
    void growsWithTheNetwork(ZeroCost score) {
        assertThat(score(score, LARGE, batch(8, 1))).isGreaterThan(score(score, SMALL, batch(8, 1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ZeroCost.class,
            names = {"JACOB_COV", "NASWOT", "SWAP"})
    void imagesThatLookAlikeScoreLower(ZeroCost score) {
        Batch different = batch(8, 1);
        int each = different.pixels().length / 8;
        float[] alike = new float[different.pixels().length];
        for (int i = 0; i < 8; i++) {
            System.arraycopy(different.pixels(), 0, alike, i * each, each);
        }
        Batch equal = new Batch(8, 8, 3, alike, different.labels());
        assertThat(score(score, SMALL, equal)).isLessThan(score(score, SMALL, different));
    }

    /** Every kernel's flow has the classifier as a factor. */
    @Test
    void synapticFlowIsLinearInEachKernel() {
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(SMALL));
        Weights weights = Weights.initial(plan, new SplittableRandom(3));
        String classifier = plan.classifier().name() + ".weight";
        Map<String, Tensor> scaled = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            float[] values = weights.get(spec.name()).values().clone();
            if (spec.name().equals(classifier)) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= -2; // its sign does not matter
                }
            }
            scaled.put(spec.name(), new Tensor(spec.shape(), values));
        }
        double before = score(ZeroCost.SYNFLOW, plan, weights, batch(2, 1));
        double after = score(ZeroCost.SYNFLOW, plan, new Weights(scaled), batch(2, 1));
        assertThat(after - before).isCloseTo(Math.log(2), within(1e-6));
    }

    /** A step of size 1 without momentum moves each kernel by its gradient. */
    @Test
    void gradientNormsAreThoseOfTheFirstStep() {
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(SMALL));
        Weights weights = Weights.initial(plan, new SplittableRandom(3));
        Batch batch = batch(8, 1);
        double expected = 0;
        try (TrainableNetwork network =
                new TorchEngine().build(plan, weights, new Optimisation(Optimizer.SGD, 0, 0, 0), 1)) {
            network.trainStep(batch, 1);
            Weights moved = network.weights();
            for (ParameterSpec spec : plan.parameters()) {
                if (spec.role().decayed()) {
                    float[] from = weights.get(spec.name()).values();
                    float[] to = moved.get(spec.name()).values();
                    double square = 0;
                    for (int i = 0; i < from.length; i++) {
                        square += Math.pow(from[i] - to[i], 2);
                    }
                    expected += Math.sqrt(square);
                }
            }
        }
        assertThat(score(ZeroCost.GRAD_NORM, plan, weights, batch)).isCloseTo(expected, within(1e-4 * expected));
    }

    private static double score(ZeroCost score, String network, Batch batch) {
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(network));
        return score(score, plan, Weights.initial(plan, new SplittableRandom(3)), batch);
    }

    private static double score(ZeroCost score, NetworkPlan plan, Weights weights, Batch batch) {
        ScoreInput input = new ScoreInput(weights, () -> batch, new RandomStreams(5));
        return TorchScores.of(score, plan, input).get(score);
    }

    private static Batch batch(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[count * 8 * 8 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> random.nextInt(3));
        return new Batch(count, 8, 3, pixels, labels);
    }
}
