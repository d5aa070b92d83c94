package io.nas4j.benchmarks;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Trains the child network of docs/decisions/0001 (10.9 million MACs) for some steps after a warm-up and prints images a
 * second. {@code benchmarks/engines} runs it in all the variants that the document compares.
 */
public final class EngineThroughput {

    private static final String CHILD = "in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25 mb:e6_k3_s2_c24_se0.25_r2"
            + " mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r2 head:c160 classes:10";
    private static final int BATCH = 64;

    private EngineThroughput() {}

    /** Arguments: engine, warm-up steps, measured steps. */
    public static void main(String[] args) {
        int warmup = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(CHILD));
        SplittableRandom random = new SplittableRandom(1);
        Batch batch = batch(plan, random);
        Engine engine = new Engines().engine(args[0]);
        try (TrainableNetwork network =
                engine.build(plan, Weights.initial(plan, random), new Optimisation(0.9, 1e-5, 0.1), 1)) {
            for (int step = 0; step < warmup; step++) {
                network.trainStep(batch, 0.05);
            }
            double[] seconds = new double[measured];
            for (int step = 0; step < measured; step++) {
                long began = System.nanoTime();
                network.trainStep(batch, 0.05);
                seconds[step] = (System.nanoTime() - began) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf(
                    Locale.ROOT, "%.0f images/s (median of %d steps)%n", BATCH / seconds[measured / 2], measured);
        }
    }

    private static Batch batch(NetworkPlan plan, SplittableRandom random) {
        int size = plan.architecture().input().resolution();
        float[] pixels = new float[BATCH * size * size * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = random.nextInt(plan.classifier().out());
        }
        return new Batch(BATCH, size, 3, pixels, labels);
    }
}
