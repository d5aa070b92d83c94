package io.nas4j.evaluator.dl4j;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where all tensors of a plan lie in the flat array of a graph's parameters, and in that of its gradients. */
final class ParameterSlots {

    private static final Map<String, String> KEYS =
            Map.of("weight", "W", "bias", "b", "gamma", "gamma", "beta", "beta", "mean", "mean", "variance", "var");

    /** Axes of a depthwise kernel {@code [k, k, c, 1]} in the order of the plan's {@code [c, 1, k, k]}. */
    private static final int[] DEPTHWISE = {2, 3, 0, 1};

    private static final int[] KERNEL = {0, 1, 2, 3};

    /** Axes of {@code [in, out]} in the order of {@code [out, in]}. */
    private static final int[] DENSE = {1, 0};

    private final List<ParameterSlot> slots = new ArrayList<>();
    private final int size;

    ParameterSlots(NetworkPlan plan, ComputationGraph graph) {
        size = Math.toIntExact(graph.numParams());
        long filled = 0;
        for (ParameterSpec spec : plan.parameters()) {
            ParameterSlot slot = slot(spec, graph);
            slots.add(slot);
            filled += spec.size();
        }
        if (filled != size) {
            throw new IllegalStateException(
                    "the plan has " + filled + " numbers, but Deeplearning4j's graph has " + size);
        }
    }

    private static ParameterSlot slot(ParameterSpec spec, ComputationGraph graph) {
        int dot = spec.name().lastIndexOf('.');
        Layer layer = graph.getLayer(spec.name().substring(0, dot));
        INDArray array = layer.getParam(KEYS.getOrDefault(spec.name().substring(dot + 1), ""));
        boolean depthwise = layer.conf().getLayer() instanceof DepthwiseConvolution2D;
        int[] axes = axes(spec.shape().size(), array.rank(), depthwise);
        List<Integer> strides = new ArrayList<>();
        for (int axis = 0; axis < spec.shape().size(); axis++) {
            // a 1x1 convolution of squeeze-and-excitation is dense: its last axes have no counterpart and size 1
            strides.add(axis < axes.length ? array.stride(axes[axis]) : 0);
        }
        int begin = Math.toIntExact(array.offset());
        return new ParameterSlot(spec, begin, strides);
    }

    private static int[] axes(int planned, int rank, boolean depthwise) {
        if (planned == 1) {
            return new int[] {rank - 1};
        }
        if (rank == 2) {
            return DENSE;
        }
        return depthwise ? DEPTHWISE : KERNEL;
    }

    /** In the order of {@link NetworkPlan#parameters}. */
    List<ParameterSlot> all() {
        return slots;
    }

    /** Numbers in the flat array. */
    int size() {
        return size;
    }

    /** The flat array that holds these weights. */
    float[] flat(Weights weights) {
        float[] flat = new float[size];
        for (ParameterSlot slot : slots) {
            Tensor tensor = weights.get(slot.spec().name());
            if (!tensor.shape().equals(slot.spec().shape())) {
                throw new IllegalArgumentException("tensor " + slot.spec().name() + " must have shape "
                        + slot.spec().shape() + ", but has " + tensor.shape());
            }
            slot.write(tensor.values(), flat);
        }
        return flat;
    }

    /** The weights that a flat array holds. */
    Weights weights(float[] flat) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSlot slot : slots) {
            tensors.put(slot.spec().name(), new Tensor(slot.spec().shape(), slot.read(flat)));
        }
        return new Weights(tensors);
    }
}
