package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Drops;
import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A network in LibTorch. What a step allocates is freed when the step ends. */
final class TorchNetwork implements TrainableNetwork {

    private final NetworkPlan plan;
    private final FlatParameters parameters;
    private final Forward forward;
    private final double labelSmoothing;
    private final Placement placement;
    private final KernelGradients kernelGradients = new KernelGradients();
    private final FoldedUnits folded;
    private final Drops drops;

    TorchNetwork(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed, Placement placement) {
        this.plan = plan;
        this.labelSmoothing = optimisation.labelSmoothing();
        this.parameters = new FlatParameters(plan, initial, optimisation, placement);
        this.folded =
                new FoldedUnits(parameters, plan.architecture().batchNorm().epsilon());
        this.placement = placement;
        this.drops = new Drops(plan, seed);
        Optional<KernelGradients> used = placement.onProcessor() ? Optional.of(kernelGradients) : Optional.empty();
        this.forward = new Forward(
                plan,
                drops,
                placement,
                new Operators(
                        parameters,
                        plan.architecture().batchNorm(),
                        Operators::activated,
                        used,
                        Optional.of(folded),
                        name -> optimisation
                                .parts()
                                .map(parts -> parts.keepsStatistics(name))
                                .orElse(false)));
    }

    @Override
    public double trainStep(Batch batch, double learningRate) {
        folded.clear();
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = forward.logits(placement.put(BatchTensors.of(plan, batch)), true);
            Tensor loss = BatchTensors.loss(logits, placement.put(BatchTensors.labels(batch)), labelSmoothing);
            if (batch.lesson().isPresent()) {
                Lesson lesson = batch.lesson().get();
                loss = BatchTensors.taught(loss, logits, placement.put(BatchTensors.of(lesson.answers())), lesson);
            }
            double value = loss.item_float();
            if (Double.isFinite(value)) {
                kernelGradients.backward(loss, parameters.trained());
                parameters.update(learningRate);
            }
            return value;
        } finally {
            kernelGradients.clear();
        }
    }

    @Override
    public float[] logits(Batch batch) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            float[] logits = new float[batch.count() * plan.classifier().out()];
            forward.logits(placement.put(BatchTensors.of(plan, batch)), false)
                    .contiguous()
                    .cpu()
                    .data_ptr_float()
                    .get(logits);
            return logits;
        }
    }

    @Override
    public Weights weights() {
        return parameters.copy();
    }

    @Override
    public void save(TrainingState into) {
        parameters.save(into);
        drops.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        folded.clear();
        parameters.restore(from);
        drops.restore(from);
    }

    /** Frees the network's memory; what the allocator has kept goes back to the system, or a large network would last. */
    @Override
    public void close() {
        folded.close();
        parameters.close();
        Pointer.trimMemory();
    }
}
