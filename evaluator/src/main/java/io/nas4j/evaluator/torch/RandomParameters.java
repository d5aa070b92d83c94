package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.plan.SqueezeExcite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The tensors of one network or operator that is measured, taken from a pool that outlives it. */
final class RandomParameters implements Parameters, AutoCloseable {

    private final WeightPool pool;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, TensorOptional> optionals = new HashMap<>();

    RandomParameters(WeightPool pool) {
        this.pool = pool;
    }

    /** Adds all tensors of a network. */
    RandomParameters add(NetworkPlan plan) {
        plan.parameters().forEach(this::add);
        return this;
    }

    RandomParameters add(ConvUnit unit) {
        add(unit.conv());
        List<Integer> channels = List.of(unit.conv().out());
        add(new ParameterSpec(unit.batchNorm() + ".gamma", ParameterSpec.Role.GAMMA, channels));
        add(new ParameterSpec(unit.batchNorm() + ".beta", ParameterSpec.Role.BETA, channels));
        add(new ParameterSpec(unit.batchNorm() + ".mean", ParameterSpec.Role.RUNNING_MEAN, channels));
        add(new ParameterSpec(unit.batchNorm() + ".variance", ParameterSpec.Role.RUNNING_VARIANCE, channels));
        return this;
    }

    RandomParameters add(SqueezeExcite squeeze) {
        add(squeeze.reduce());
        add(squeeze.expand());
        return this;
    }

    RandomParameters add(Dense dense) {
        add(new ParameterSpec(
                dense.name() + ".weight", ParameterSpec.Role.DENSE_WEIGHT, List.of(dense.out(), dense.in())));
        add(new ParameterSpec(dense.name() + ".bias", ParameterSpec.Role.BIAS, List.of(dense.out())));
        return this;
    }

    private void add(Conv conv) {
        add(new ParameterSpec(
                conv.name() + ".weight",
                ParameterSpec.Role.CONV_WEIGHT,
                List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel())));
        if (conv.bias()) {
            add(new ParameterSpec(conv.name() + ".bias", ParameterSpec.Role.BIAS, List.of(conv.out())));
        }
    }

    private void add(ParameterSpec spec) {
        int before = taken.merge(WeightPool.key(spec), 1, Integer::sum) - 1;
        Tensor tensor = pool.get(spec, before);
        try (PointerScope scope = new PointerScope()) {
            TensorOptional optional = new TensorOptional(tensor);
            optional.retainReference();
            tensors.put(spec.name(), tensor);
            optionals.put(spec.name(), optional);
        }
    }

    @Override
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
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

    @Override
    public void close() {
        optionals.values().forEach(TensorOptional::close);
    }
}
