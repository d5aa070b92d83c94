package io.nas4j.benchmarks;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.util.SplittableRandom;

/** The child network of docs/decisions/0001 (10.9 million MACs) and a batch of noise for it. */
final class Child {

    static final double RATE = 0.05;
    private static final int PICTURES = 64;

    private static final NetworkPlan PLAN =
            NetworkPlan.of(ArchitectureText.parse("in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25"
                    + " mb:e6_k3_s2_c24_se0.25_r2 mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r2 head:c160"
                    + " classes:10"));

    static final Batch BATCH = batch();

    private Child() {}

    static TrainableNetwork build(String engine) {
        Weights initial = Weights.initial(PLAN, new SplittableRandom(1));
        return new Engines().engine(engine).build(PLAN, initial, new Optimisation(0.9, 1e-5, 0.1), 1);
    }

    private static Batch batch() {
        SplittableRandom random = new SplittableRandom(1);
        int size = PLAN.architecture().input().resolution();
        float[] pixels = new float[PICTURES * size * size * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            labels[i] = random.nextInt(PLAN.classifier().out());
        }
        return new Batch(PICTURES, size, 3, pixels, labels);
    }
}
