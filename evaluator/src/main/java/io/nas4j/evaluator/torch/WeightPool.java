package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Weights for measurements, which many networks share: times do not depend on what is learned. Within a network no two
 * tensors are the same, or the second would be in the cache. Their numbers keep maps at ordinary sizes: numbers near zero or
 * infinity are slow. Kept until {@link #close}; used by one thread.
 */
public final class WeightPool implements AutoCloseable {

    private final Map<String, List<Tensor>> tensors = new HashMap<>();

    /** The tensor that stands for a parameter of a network that has taken {@code before} of that role and shape already. */
    Tensor get(ParameterSpec spec, int before) {
        List<Tensor> alike = tensors.computeIfAbsent(key(spec), unused -> new ArrayList<>());
        while (alike.size() <= before) {
            try (PointerScope scope = new PointerScope()) {
                Tensor tensor = value(spec);
                tensor.retainReference();
                alike.add(tensor);
            }
        }
        return alike.get(before);
    }

    static String key(ParameterSpec spec) {
        return spec.role() + " " + spec.shape();
    }

    private static Tensor value(ParameterSpec spec) {
        long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
        return switch (spec.role()) {
            case CONV_WEIGHT ->
                torch.randn(shape).mul(new Scalar(deviation(spec))).contiguous(torch.MemoryFormat.ChannelsLast);
            case DENSE_WEIGHT -> torch.randn(shape).mul(new Scalar(deviation(spec)));
            case GAMMA, RUNNING_VARIANCE -> torch.ones(shape);
            case BIAS, BETA, RUNNING_MEAN -> torch.zeros(shape);
        };
    }

    private static double deviation(ParameterSpec spec) {
        return Math.sqrt(2.0 * spec.shape().get(0) / spec.size());
    }

    @Override
    public void close() {
        tensors.values().forEach(alike -> alike.forEach(Tensor::close));
        tensors.clear();
    }
}
