package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Cross-entropy of logits: the softmax is part of the loss, so that the network's output is the logits. */
final class SoftmaxCrossEntropy extends LossMCXENT {

    @Serial
    private static final long serialVersionUID = 1;

    SoftmaxCrossEntropy() {
        // the library's 1e-10 would hold the loss of an image below 23
        softmaxClipEps = Float.MIN_NORMAL;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray logits, IActivation ignored, INDArray mask) {
        return super.computeScoreArray(labels, logits, new ActivationSoftmax(), mask);
    }

    @Override
    public double computeScore(INDArray labels, INDArray logits, IActivation ignored, INDArray mask, boolean average) {
        return super.computeScore(labels, logits, new ActivationSoftmax(), mask, average);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray logits, IActivation ignored, INDArray mask) {
        return super.computeGradient(labels, logits, new ActivationSoftmax(), mask);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray logits, IActivation ignored, INDArray mask, boolean average) {
        return super.computeGradientAndScore(labels, logits, new ActivationSoftmax(), mask, average);
    }
}
