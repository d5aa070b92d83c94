package io.nas4j.evaluator.torch;

import io.nas4j.core.transfer.LearningParts;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A network's tensors. All trained ones are views into one flat block, and so are their gradients: an update is a few passes
 * over contiguous memory however many layers there are. Kernels have channels-last strides.
 */
final class FlatParameters implements Parameters, TrainingState.Holder, AutoCloseable {

    /** Floats that a view's start is aligned to: a cache line. */
    private static final long ALIGNMENT = 16;

    private final List<ParameterSpec> specs;
    private final Map<String, org.bytedeco.pytorch.Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, org.bytedeco.pytorch.Tensor> trained = new LinkedHashMap<>();
    private final Map<String, TensorOptional> optionals = new HashMap<>();
    private final org.bytedeco.pytorch.Tensor values;
    private final org.bytedeco.pytorch.Tensor gradients;
    private final Update update;
    private final Optimisation optimisation;
    /** What each weight's step is multiplied by, where the weights do not learn alike. */
    private final Optional<org.bytedeco.pytorch.Tensor> factors;

    FlatParameters(NetworkPlan plan, Weights initial, Optimisation optimisation, Placement placement) {
        this(plan.parameters(), initial, optimisation, placement);
    }

    /** @param specs of all tensors, with different names */
    FlatParameters(List<ParameterSpec> specs, Weights initial, Optimisation optimisation, Placement placement) {
        this.specs = List.copyOf(specs);
        Optional<LearningParts> parts = optimisation.parts();
        Predicate<ParameterSpec> learns = spec -> spec.role().trained()
                && parts.map(each -> each.factor(spec.name()) > 0).orElse(true);
        long total =
                specs.stream().filter(learns).mapToLong(FlatParameters::room).sum();
        values = placement.zeros(total);
        gradients = placement.zeros(total);
        org.bytedeco.pytorch.Tensor decay = placement.zeros(total);
        this.optimisation = optimisation;
        update = Update.of(optimisation, decay, placement);
        factors = parts.filter(each -> !each.alike()).map(each -> placement.zeros(total));
        long offset = 0;
        for (ParameterSpec spec : specs) {
            try (PointerScope scope = new PointerScope()) {
                org.bytedeco.pytorch.Tensor given = placement.put(given(spec, initial.get(spec.name())));
                org.bytedeco.pytorch.Tensor kept;
                if (learns.test(spec)) {
                    kept = view(values, given, offset);
                    kept.copy_(given);
                    kept.requires_grad_(true);
                    kept.mutable_grad().put(view(gradients, given, offset));
                    trained.put(spec.name(), kept);
                    decay.narrow(0, offset, spec.size()).fill_(new Scalar(optimisation.decayOf(spec.role())));
                    if (factors.isPresent()) {
                        factors.get()
                                .narrow(0, offset, spec.size())
                                .fill_(new Scalar(parts.orElseThrow().factor(spec.name())));
                    }
                    offset += room(spec);
                } else {
                    kept = given.clone();
                }
                keep(spec.name(), kept);
            }
        }
    }

    private void keep(String name, org.bytedeco.pytorch.Tensor tensor) {
        TensorOptional optional = new TensorOptional(tensor);
        tensor.retainReference();
        optional.retainReference();
        PointerScope.getInnerScope().detach(tensor);
        PointerScope.getInnerScope().detach(optional);
        tensors.put(name, tensor);
        optionals.put(name, optional);
    }

    private static long room(ParameterSpec spec) {
        return (spec.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static org.bytedeco.pytorch.Tensor given(ParameterSpec spec, Tensor tensor) {
        if (!tensor.shape().equals(spec.shape())) {
            throw new IllegalArgumentException(
                    "tensor " + spec.name() + " must have shape " + spec.shape() + ", but has " + tensor.shape());
        }
        long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
        org.bytedeco.pytorch.Tensor plain = org.bytedeco.pytorch.Tensor.create(tensor.values(), shape);
        return shape.length == 4 ? plain.contiguous(torch.MemoryFormat.ChannelsLast) : plain;
    }

    private static org.bytedeco.pytorch.Tensor view(
            org.bytedeco.pytorch.Tensor flat, org.bytedeco.pytorch.Tensor like, long offset) {
        long[] shape = like.shape();
        long[] strides = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = like.stride(axis);
        }
        return flat.as_strided(shape, strides, new LongOptional(offset));
    }

    @Override
    public org.bytedeco.pytorch.Tensor get(String name) {
        org.bytedeco.pytorch.Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is named " + name);
        }
        return tensor;
    }

    @Override
    public TensorOptional optional(String name) {
        TensorOptional optional = optionals.get(name);
        if (optional == null) {
            throw new IllegalArgumentException("no tensor is named " + name);
        }
        return optional;
    }

    /** What has a gradient, by name. */
    Map<String, org.bytedeco.pytorch.Tensor> trained() {
        return trained;
    }

    /** Sets all gradients to 0. */
    void clearGradients() {
        gradients.zero_();
    }

    /** Moves the weights by the gradients, which are used up. Every optimizer's step is proportional to its rate. */
    void update(double rate) {
        try (NoGradGuard off = new NoGradGuard()) {
            clip();
            if (factors.isEmpty()) {
                update.step(values, gradients, rate);
                return;
            }
            try (org.bytedeco.pytorch.Tensor before = values.clone()) {
                update.step(values, gradients, rate);
                values.sub_(before).mul_(factors.get()).add_(before);
            }
        }
    }

    private void clip() {
        if (optimisation.clipNorm() == 0) {
            return;
        }
        try (org.bytedeco.pytorch.Tensor length = gradients.norm();
                Scalar factor = new Scalar(optimisation.clipping(length.item_float()))) {
            gradients.mul_(factor);
        }
    }

    /** Copies every tensor out, in row-major order. */
    Weights copy() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            copies.put(spec.name(), new Tensor(spec.shape(), Numbers.of(get(spec.name()))));
        }
        return new Weights(copies);
    }

    @Override
    public void save(TrainingState into) {
        into.put("network/trained", Numbers.of(values));
        statistics().forEach(spec -> into.put("network/" + spec.name(), Numbers.of(get(spec.name()))));
        update.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        Numbers.fill(values, from.floats("network/trained"));
        statistics().forEach(spec -> Numbers.fill(get(spec.name()), from.floats("network/" + spec.name())));
        update.restore(from);
    }

    /** Running statistics, which lie by themselves. */
    private Stream<ParameterSpec> statistics() {
        return specs.stream().filter(spec -> !spec.role().trained());
    }

    @Override
    public void close() {
        optionals.values().forEach(TensorOptional::close);
        tensors.values().forEach(org.bytedeco.pytorch.Tensor::close);
        values.close();
        gradients.close();
        update.close();
        factors.ifPresent(org.bytedeco.pytorch.Tensor::close);
    }
}
