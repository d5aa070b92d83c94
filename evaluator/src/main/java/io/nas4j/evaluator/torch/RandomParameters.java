package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.ParameterSpec;
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

    RandomParameters(WeightPool pool, List<ParameterSpec> specs) {
        this.pool = pool;
        specs.forEach(this::add);
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
