package io.nas4j.export.dl4j;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All parameters of a graph as one row, in the form of ND4J's {@code Nd4j.write} (deeplearning4j/deeplearning4j nd4j-api
 * BaseDataBuffer): a buffer of longs that says the shape, and a buffer of numbers, big-endian. Layers follow each other in the
 * order in which data flows. A dense layer and a batch norm have their tensors in the plan's order and layout, and so has a full
 * convolution, which has no bias; a depthwise kernel is {@code [k, k, c]}.
 */
final class Coefficients {

    private static final String BUFFER = "MIXED_DATA_TYPES";

    /** What ND4J keeps with a shape: numbers are float32. */
    private static final long FLOATS = 1 << 13;

    private Coefficients() {}

    /** Writes them, a tensor at a time. */
    static void write(TrainedNetwork network, DataOutputStream out) throws IOException {
        NetworkPlan plan = network.plan();
        long count = plan.parameters().stream().mapToLong(ParameterSpec::size).sum();
        long[] shape = {2, 1, count, 1, 1, FLOATS, 1, 'f'}; // rank, sizes, strides, type, distance of neighbours, order
        header(out, shape.length, "LONG");
        for (long value : shape) {
            out.writeLong(value);
        }
        header(out, count, "FLOAT");
        Set<String> depthwise = plan.units().stream()
                .map(ConvUnit::conv)
                .filter(Conv::depthwise)
                .map(conv -> conv.name() + ".weight")
                .collect(Collectors.toSet());
        for (ParameterSpec spec : plan.parameters()) {
            float[] values = network.weights().get(spec.name()).values();
            // groups lie behind each other in the plan, and beside each other in a depthwise kernel of the library
            int groups = depthwise.contains(spec.name()) ? spec.shape().get(0) : 1;
            int area = values.length / groups;
            for (int i = 0; i < values.length; i++) {
                float value = values[i % groups * area + i / groups];
                out.writeFloat(spec.role() == ParameterSpec.Role.RUNNING_VARIANCE ? logOfDeviation(value) : value);
            }
        }
    }

    /** The library keeps the decimal logarithm of a running deviation, and adds epsilon to its square. */
    private static float logOfDeviation(float variance) {
        return (float) (Math.log10(Math.max(variance, Float.MIN_NORMAL)) / 2);
    }

    private static void header(DataOutputStream out, long length, String type) throws IOException {
        out.writeUTF(BUFFER);
        out.writeLong(length);
        out.writeUTF(type);
    }
}
