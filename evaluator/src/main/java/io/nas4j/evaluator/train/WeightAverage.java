package io.nas4j.evaluator.train;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The moving average of a network's tensors, running statistics among them: {@code a = d * a + (1 - d) * w} after each step,
 * from the initial weights. Of early steps it forgets sooner: {@code d} is {@code (1 + t) / (10 + t)} after {@code t} steps
 * while that is less than the decay, as TensorFlow's {@code ExponentialMovingAverage} has it.
 */
final class WeightAverage implements TrainingState.Holder {

    private final double decay;
    private final Map<String, double[]> averages = new LinkedHashMap<>();
    private Weights last;
    private long steps;

    /** @param decay from 0 to 1 */
    WeightAverage(double decay, Weights initial) {
        this.decay = decay;
        this.last = initial;
        initial.tensors().forEach((name, tensor) -> averages.put(name, doubles(tensor.values())));
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }

    /** Takes the weights after a step in. */
    void add(Weights now) {
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        averages.forEach((name, average) -> {
            float[] values = now.get(name).values();
            for (int i = 0; i < average.length; i++) {
                average[i] = kept * average[i] + (1 - kept) * values[i];
            }
        });
        steps++;
        last = now;
    }

    /** The average as it is now. */
    Weights weights() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        averages.forEach((name, average) -> {
            float[] values = new float[average.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) average[i];
            }
            tensors.put(name, new Tensor(last.get(name).shape(), values));
        });
        return new Weights(tensors);
    }

    @Override
    public void save(TrainingState into) {
        averages.forEach((name, average) -> into.put("average/" + name, average.clone()));
        into.put("average/steps", steps);
    }

    @Override
    public void restore(TrainingState from) {
        averages.replaceAll((name, average) -> from.doubles("average/" + name));
        steps = from.longs("average/steps")[0];
    }
}
