package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Multiplies a map {@code [batch, c, h, w]} by a gate {@code [batch, c, 1, 1]}: the library can, but refuses to plan it. */
final class GateVertex extends ElementWiseVertex {

    @Serial
    private static final long serialVersionUID = 1;

    GateVertex() {
        super(Op.Product);
    }

    @Override
    public GateVertex clone() {
        return new GateVertex();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return inputs[0];
    }
}
