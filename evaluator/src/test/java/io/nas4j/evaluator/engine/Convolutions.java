package io.nas4j.evaluator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** An engine's convolutions of many shapes, whole, depthwise and of gates, held against {@link PlainNetwork}. */
final class Convolutions {

    /** Kernels, and widths of which few fill the registers of a processor. */
    private static final int[] KERNELS = {1, 3, 5, 7};

    private static final int[] WIDTHS = {1, 2, 3, 5, 8, 9, 12, 15, 16, 17, 20, 24, 30, 33, 40, 47, 48, 56, 63, 64};
    private static final int NETWORKS = 24;
    private static final Optimisation DESCENT = new Optimisation(Optimizer.SGD, 0, 0, 0);
    private static final double RATE = 0.125;
    private static final double STEP = 1e-4;

    private Convolutions() {}

    /** Networks of a stem, an inverted bottleneck with gates and a whole convolution, for maps of 1 to 9 pixels. */
    static Stream<String> networks() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> {
                    String stem = "in:%dx%d stem:k%d_s%d_c%d"
                            .formatted(
                                    1 + random.nextInt(9),
                                    random.nextBoolean() ? 3 : 1,
                                    KERNELS[1 + random.nextInt(3)],
                                    1 + random.nextInt(2),
                                    one(random, WIDTHS));
                    String bottleneck = " mb:e%d_k%d_s%d_c%d_se0.%d"
                            .formatted(
                                    1 + random.nextInt(3),
                                    KERNELS[1 + random.nextInt(3)],
                                    1 + random.nextInt(2),
                                    one(random, WIDTHS),
                                    1 + random.nextInt(9));
                    String whole = " conv:k%d_s%d_c%d"
                            .formatted(one(random, KERNELS), 1 + random.nextInt(2), one(random, WIDTHS));
                    return stem + bottleneck + whole + " head:none classes:3"
                            + (random.nextBoolean() ? " pad:symmetric" : "");
                })
                .limit(NETWORKS);
    }

    private static int one(SplittableRandom random, int... of) {
        return of[random.nextInt(of.length)];
    }

    /** Logits by running statistics, the loss by the batch's, and the gradient of every tensor. */
    static void hold(Engine engine, String text) {
        NetworkPlan plan = Fixtures.plan(text);
        Weights begin = Fixtures.random(plan);
        Map<String, double[]> weights = new LinkedHashMap<>();
        plan.parameters()
                .forEach(spec ->
                        weights.put(spec.name(), doubles(begin.get(spec.name()).values())));
        Batch batch = Fixtures.batch(plan, 5, 1);
        try (TrainableNetwork network = engine.build(plan, begin, DESCENT, 1)) {
            double[][] expected = new PlainNetwork(plan, weights, false).logits(batch);
            List<Double> all = Stream.of(expected)
                    .flatMap(image -> Arrays.stream(image).boxed())
                    .toList();
            float[] logits = network.logits(batch);
            double largest = all.stream().mapToDouble(Math::abs).max().orElseThrow();
            for (int i = 0; i < logits.length; i++) {
                assertThat(Math.abs(logits[i] - all.get(i)))
                        .as("logit %d of %s", i, text)
                        .isLessThan(1e-4 * largest);
            }
            double loss = network.trainStep(batch, RATE);
            PlainNetwork trained = new PlainNetwork(plan, weights, true);
            assertThat(Math.abs(loss - trained.loss(batch)))
                    .as("loss of %s", text)
                    .isLessThan(1e-4 * loss);
            Weights end = network.weights();
            for (ParameterSpec spec : plan.parameters()) {
                if (spec.role().trained()) {
                    holdGradient(
                            trained,
                            batch,
                            spec,
                            begin.get(spec.name()).values(),
                            end.get(spec.name()).values());
                }
            }
        }
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** The gradient, which one step of plain descent shows, in random directions: what the loss changes along them. */
    private static void holdGradient(
            PlainNetwork network, Batch batch, ParameterSpec spec, float[] begin, float[] end) {
        SplittableRandom random = new SplittableRandom(spec.name().hashCode());
        double[] values = network.weights().get(spec.name());
        double[] kept = values.clone();
        for (int direction = 0; direction < 2; direction++) {
            double along = 0;
            double squares = 0;
            double[] signs =
                    random.doubles(values.length).map(x -> x < 0.5 ? -1 : 1).toArray();
            for (int i = 0; i < values.length; i++) {
                double gradient = ((double) begin[i] - end[i]) / RATE;
                along += gradient * signs[i];
                squares += gradient * gradient;
            }
            double step = STEP / Math.sqrt(values.length);
            double there = lossAt(network, batch, values, kept, signs, step);
            double back = lossAt(network, batch, values, kept, signs, -step);
            System.arraycopy(kept, 0, values, 0, kept.length);
            assertThat(Math.abs((there - back) / (2 * step) - along))
                    .as("gradient of %s in %s", spec.name(), network.plan().architecture())
                    .isLessThan(1e-3 * Math.sqrt(squares) + 2e-6 * Math.sqrt(values.length));
        }
    }

    private static double lossAt(
            PlainNetwork network, Batch batch, double[] values, double[] from, double[] signs, double step) {
        for (int i = 0; i < values.length; i++) {
            values[i] = from[i] + step * signs[i];
        }
        return network.loss(batch);
    }
}
