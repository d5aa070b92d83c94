package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Drops;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A network in LibTorch. What a step allocates is freed when the step ends. */
final class TorchNetwork implements TrainableNetwork {

    private static final int MEAN_OVER_BATCH = 1;
    private static final long NO_IGNORED_LABEL = -100;

    private final NetworkPlan plan;
    private final FlatParameters parameters;
    private final Forward forward;
    private final double labelSmoothing;

    TorchNetwork(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
        this.plan = plan;
        this.labelSmoothing = optimisation.labelSmoothing();
        this.parameters = new FlatParameters(plan, initial, optimisation);
        this.forward = new Forward(plan, parameters, new Drops(plan, seed));
    }

    @Override
    public double trainStep(Batch batch, double learningRate) {
        try (PointerScope scope = new PointerScope()) {
            parameters.clearGradients();
            long[] labels = new long[batch.count()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = batch.labels()[i];
            }
            Tensor loss = torch.cross_entropy_loss(
                    forward.logits(pictures(batch), true),
                    Tensor.create(labels),
                    new TensorOptional(),
                    MEAN_OVER_BATCH,
                    NO_IGNORED_LABEL,
                    labelSmoothing);
            double value = loss.item_float();
            if (Double.isFinite(value)) {
                loss.backward();
                parameters.update(learningRate);
            }
            return value;
        }
    }

    @Override
    public float[] logits(Batch batch) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            float[] logits = new float[batch.count() * plan.classifier().out()];
            forward.logits(pictures(batch), false).contiguous().data_ptr_float().get(logits);
            return logits;
        }
    }

    /** The batch as it lies in memory is a channels-last tensor. */
    private Tensor pictures(Batch batch) {
        int size = plan.architecture().input().resolution();
        if (batch.size() != size
                || batch.channels() != plan.architecture().input().channels()) {
            throw new IllegalArgumentException(
                    "a network for " + plan.architecture().input() + " was given pictures of " + batch.size() + "x"
                            + batch.size() + "x" + batch.channels());
        }
        return Tensor.create(batch.pixels(), batch.count(), size, size, batch.channels())
                .permute(0, 3, 1, 2);
    }

    @Override
    public Weights weights() {
        return parameters.copy();
    }

    /** Frees the network's memory; what the allocator has kept goes back to the system, or a large network would last. */
    @Override
    public void close() {
        parameters.close();
        Pointer.trimMemory();
    }
}
