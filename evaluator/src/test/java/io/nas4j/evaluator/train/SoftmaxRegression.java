package io.nas4j.evaluator.train;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;
import java.util.Map;

/** An engine in plain Java: whatever the plan, a linear classifier of the pixels without momentum or smoothing. */
public class SoftmaxRegression implements Engine {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
        int size = plan.architecture().input().resolution();
        int inputs = size * size * plan.architecture().input().channels();
        int classes = plan.architecture().classes();
        float[] weights = initial.tensors().containsKey("fake")
                ? initial.get("fake").values().clone()
                : new float[classes * (inputs + 1)];
        return new Network(classes, inputs, weights);
    }

    /** The linear classifier; weights are {@code [classes, inputs + 1]}, the bias last. */
    public static class Network implements TrainableNetwork {

        private final int classes;
        private final int inputs;
        private final float[] weights;

        Network(int classes, int inputs, float[] weights) {
            this.classes = classes;
            this.inputs = inputs;
            this.weights = weights;
        }

        @Override
        public double trainStep(Batch batch, double learningRate) {
            float[] logits = logits(batch);
            double loss = 0;
            float rate = (float) learningRate / batch.count();
            for (int i = 0; i < batch.count(); i++) {
                double sum = 0;
                for (int k = 0; k < classes; k++) {
                    sum += StrictMath.exp(logits[i * classes + k]);
                }
                loss -= StrictMath.log(StrictMath.exp(logits[i * classes + batch.labels()[i]]) / sum);
                for (int k = 0; k < classes; k++) {
                    float error =
                            (float) (StrictMath.exp(logits[i * classes + k]) / sum) - (batch.labels()[i] == k ? 1 : 0);
                    int row = k * (inputs + 1);
                    for (int j = 0; j < inputs; j++) {
                        weights[row + j] -= rate * error * batch.pixels()[i * inputs + j];
                    }
                    weights[row + inputs] -= rate * error;
                }
            }
            return loss / batch.count();
        }

        @Override
        public float[] logits(Batch batch) {
            float[] logits = new float[batch.count() * classes];
            for (int i = 0; i < batch.count(); i++) {
                for (int k = 0; k < classes; k++) {
                    int row = k * (inputs + 1);
                    float sum = weights[row + inputs];
                    for (int j = 0; j < inputs; j++) {
                        sum += weights[row + j] * batch.pixels()[i * inputs + j];
                    }
                    logits[i * classes + k] = sum;
                }
            }
            return logits;
        }

        @Override
        public Weights weights() {
            return new Weights(Map.of("fake", new Tensor(List.of(classes, inputs + 1), weights.clone())));
        }

        @Override
        public void save(TrainingState into) {
            into.put("fake", weights.clone());
        }

        @Override
        public void restore(TrainingState from) {
            System.arraycopy(from.floats("fake"), 0, weights, 0, weights.length);
        }

        @Override
        public void close() {}
    }
}
