package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plans a {@link Drop}. The place is one of {@link io.nas4j.evaluator.engine.Drops}. */
final class DropVertex extends GraphVertex {

    @Serial
    private static final long serialVersionUID = 1;

    private final String place;
    private final double rate;
    private final boolean wholeImages;

    DropVertex(String place, double rate, boolean wholeImages) {
        this.place = place;
        this.rate = rate;
        this.wholeImages = wholeImages;
    }

    @Override
    public GraphVertex clone() {
        return new DropVertex(place, rate, wholeImages);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DropVertex that
                && that.place.equals(place)
                && that.rate == rate
                && that.wholeImages == wholeImages;
    }

    @Override
    public int hashCode() {
        return place.hashCode() + Double.hashCode(rate) + Boolean.hashCode(wholeImages);
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return 1;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Drop(graph, name, index, type, place, rate, wholeImages);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return inputs[0];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder("drop", DropVertex.class, inputs[0], inputs[0]).build();
    }
}
