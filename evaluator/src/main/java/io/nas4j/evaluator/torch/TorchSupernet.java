package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.evaluator.supernet.SharedNetwork;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Shared weights in LibTorch, in the processor's memory. A path is a view of them: nothing is copied. */
public final class TorchSupernet implements SharedNetwork {

    private final SharedTensors tensors;
    private final FlatParameters shared;
    private final Map<String, Tensor> scratch = new HashMap<>();
    private final KernelGradients kernelGradients = new KernelGradients();
    private final List<PrefixMaps> prefixes = new ArrayList<>();
    private final Optimisation optimisation;

    /** @param initial all shared tensors, by their names */
    public TorchSupernet(SharedTensors tensors, Weights initial, Optimisation optimisation) {
        new TorchEngine(); // loads it
        this.tensors = tensors;
        this.optimisation = optimisation;
        List<ParameterSpec> specs = List.copyOf(tensors.specs().values());
        this.shared = new FlatParameters(specs, initial, optimisation, Placement.CPU);
        for (ParameterSpec spec : specs) {
            if (spec.role().trained()) {
                try (PointerScope scope = new PointerScope()) {
                    Tensor zeros = torch.zeros_like(shared.get(spec.name()).detach());
                    zeros.retainReference();
                    scratch.put(spec.name(), zeros);
                }
            }
        }
    }

    @Override
    public double trainStep(List<NetworkPlan> paths, boolean distilled, Batch batch, double learningRate) {
        prefixes.forEach(PrefixMaps::close);
        shared.clearGradients();
        double sum = 0;
        try (PointerScope scope = new PointerScope()) {
            Tensor images = BatchTensors.of(paths.get(0), batch);
            Tensor labels = BatchTensors.labels(batch);
            double smoothing = optimisation.labelSmoothing();
            for (int p = 0; p < paths.size(); p++) {
                NetworkPlan path = paths.get(p);
                Step step = step(path, images, labels, smoothing, 1.0 / paths.size());
                if (!Double.isFinite(step.loss())) {
                    return step.loss();
                }
                sum += step.loss();
                if (distilled && p == 0) {
                    labels = Tensor.create(
                            step.answers(), batch.count(), path.classifier().out());
                    smoothing = 0;
                }
            }
            shared.update(learningRate);
        }
        return sum / paths.size();
    }

    /**
     * What a path came to.
     *
     * @param answers its probabilities, row-major {@code [count, classes]}
     */
    private record Step(double loss, float[] answers) {}

    /** Adds a path's gradients to the shared ones; what it allocates is freed. */
    private Step step(NetworkPlan plan, Tensor images, Tensor labels, double smoothing, double share) {
        try (PointerScope scope = new PointerScope()) {
            PathParameters path = PathParameters.trained(plan, tensors, shared, scratch);
            Tensor logits = DataFlow.through(plan, new PathPass(operators(plan, path)), images);
            Tensor loss = BatchTensors.loss(logits, labels, smoothing);
            double value = loss.item_float();
            if (Double.isFinite(value)) {
                kernelGradients.backward(loss, path.trained());
                try (NoGradGuard off = new NoGradGuard()) {
                    path.addGradients(new Scalar(share));
                }
            }
            return new Step(value, Numbers.of(torch.softmax(logits, 1)));
        } finally {
            kernelGradients.clear();
        }
    }

    private Operators operators(NetworkPlan plan, PathParameters path) {
        return new Operators(
                path,
                plan.architecture().batchNorm(),
                Operators::activated,
                Optional.of(kernelGradients),
                Optional.empty(),
                name -> false);
    }

    @Override
    public PathJudgement judge(NetworkPlan path, List<Batch> batches) {
        while (prefixes.size() < batches.size()) {
            prefixes.add(new PrefixMaps());
        }
        List<Double> losses = new ArrayList<>();
        long right = 0;
        int images = 0;
        for (int b = 0; b < batches.size(); b++) {
            Batch batch = batches.get(b);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard off = new NoGradGuard()) {
                Tensor logits = logits(path, batch, prefixes.get(b));
                Tensor labels = BatchTensors.labels(batch);
                losses.add((double) BatchTensors.loss(logits, labels, 0).item_float());
                right += logits.argmax(new LongOptional(1), false)
                        .eq(labels)
                        .sum(new ScalarTypeOptional())
                        .item_long();
                images += batch.count();
            }
        }
        return new PathJudgement(losses, images, (double) right / images);
    }

    /** From where the path leaves the one that was judged before. */
    private Tensor logits(NetworkPlan plan, Batch batch, PrefixMaps prefix) {
        List<String> keys = PrefixMaps.keys(plan);
        int known = prefix.keep(keys);
        PathParameters path = PathParameters.frozen(plan, tensors, shared);
        List<BlockPlan> blocks = plan.blocks();
        JudgingPass pass = new JudgingPass(operators(plan, path), (block, output) -> {
            int place = blocks.indexOf(block) + 1;
            prefix.add(place, keys.get(place), output);
        });
        if (known == 0) {
            Tensor stem = DataFlow.stem(plan, pass, BatchTensors.of(plan, batch));
            prefix.add(0, keys.get(0), stem);
            return DataFlow.fromBlock(0, plan, pass, stem);
        }
        return DataFlow.fromBlock(known - 1, plan, pass, prefix.last());
    }

    @Override
    public float[] logits(NetworkPlan path, Batch batch) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            float[] logits = new float[batch.count() * path.classifier().out()];
            PathParameters views = PathParameters.frozen(path, tensors, shared);
            DataFlow.through(path, new PathPass(operators(path, views)), BatchTensors.of(path, batch))
                    .contiguous()
                    .data_ptr_float()
                    .get(logits);
            return logits;
        }
    }

    @Override
    public Weights weights() {
        return shared.copy();
    }

    @Override
    public void save(TrainingState into) {
        shared.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        prefixes.forEach(PrefixMaps::close);
        shared.restore(from);
    }

    @Override
    public void close() {
        prefixes.forEach(PrefixMaps::close);
        scratch.values().forEach(Tensor::close);
        shared.close();
        Pointer.trimMemory();
    }
}
