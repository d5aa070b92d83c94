package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.engine.Drops;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * In training, zeroes single values (dropout) or whole images (drop-connect) and scales the rest up. The library's own
 * dropout draws from a generator that all of the process shares; this one draws from the network's.
 */
@SuppressWarnings("overrides") // of the library: an array where its interface has varargs
final class Drop extends BaseGraphVertex {

    private static final VertexIndices[] SET_LATER = {};

    private final double rate;
    private final boolean wholeImages;
    private final String place;
    private Optional<Drops> drops = Optional.empty();
    private float[] factors = {1};

    Drop(
            ComputationGraph graph,
            String name,
            int index,
            DataType type,
            String place,
            double rate,
            boolean wholeImages) {
        super(graph, name, index, SET_LATER, SET_LATER, type);
        this.place = place;
        this.rate = rate;
        this.wholeImages = wholeImages;
    }

    void drawFrom(Drops network) {
        drops = Optional.of(network);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = workspaces.dup(ArrayType.ACTIVATIONS, inputs[0], 'c');
        if (training) {
            int count = (int) (wholeImages ? output.size(0) : output.length());
            factors = drops.orElseThrow().factors(place, rate, count);
            Floats.scaleParts(output, factors);
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray gradient = workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
        Floats.scaleParts(gradient, factors);
        return new Pair<>(null, new INDArray[] {gradient});
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        // no parameters, no gradients
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray[] masks, MaskState state, int minibatchSize) {
        return null;
    }

    @Override
    public String toString() {
        return "Drop(" + vertexName + ", " + rate + ")";
    }
}
