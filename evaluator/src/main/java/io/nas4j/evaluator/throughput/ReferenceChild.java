package io.nas4j.evaluator.throughput;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.util.SplittableRandom;

/** The network that all measurements of speed train: 10.9 million MACs on 32x32 pixels (docs/decisions/0001-engines.md). */
public final class ReferenceChild implements AutoCloseable {

    /** Its notation. */
    public static final String ARCHITECTURE = "in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25 mb:e6_k3_s2_c24_se0.25_r2"
            + " mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r2 head:c160 classes:10";

    /** Images of a step. */
    public static final int BATCH = 64;

    private static final double MOMENTUM = 0.9;

    private final TrainableNetwork network;
    private final Batch batch;
    private final double learningRate;

    private ReferenceChild(TrainableNetwork network, Batch batch, double learningRate) {
        this.network = network;
        this.batch = batch;
        this.learningRate = learningRate;
    }

    /** Built in an engine, with a batch of random images. */
    public static ReferenceChild in(Engine engine, Optimizer optimizer) {
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(ARCHITECTURE));
        SplittableRandom random = new SplittableRandom(1);
        Batch batch = batch(plan, random);
        Optimisation optimisation = new Optimisation(optimizer, MOMENTUM, optimizer.usualDecay(), 0.1);
        return new ReferenceChild(
                engine.build(plan, Weights.initial(plan, random), optimisation, 1), batch, optimizer.usualRate());
    }

    /** One training step; the loss before it. */
    public double step() {
        return network.trainStep(batch, learningRate);
    }

    @Override
    public void close() {
        network.close();
    }

    private static Batch batch(NetworkPlan plan, SplittableRandom random) {
        int size = plan.architecture().input().resolution();
        int channels = plan.architecture().input().channels();
        float[] pixels = new float[BATCH * size * size * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = random.nextInt(plan.classifier().out());
        }
        return new Batch(BATCH, size, channels, pixels, labels);
    }
}
