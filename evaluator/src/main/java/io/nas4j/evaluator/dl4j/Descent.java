package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The update of a graph's parameters from its gradients, as {@link Optimisation} says. */
final class Descent implements TrainingState.Holder {

    private final ParameterSlots slots;
    private final Rule rule;
    private final Optimisation optimisation;
    private final double batchNormMomentum;
    private final Map<String, Integer> pixels = new HashMap<>();
    private final FloatBuffer parameters;
    private final FloatBuffer gradients;
    private final float[] values;
    private final float[] steps;

    Descent(NetworkPlan plan, ComputationGraph graph, ParameterSlots slots, Optimisation optimisation) {
        this.slots = slots;
        this.optimisation = optimisation;
        this.rule = Rule.of(optimisation, slots.size());
        this.batchNormMomentum = plan.architecture().batchNorm().momentum();
        this.parameters = Floats.view(graph.params());
        this.gradients = Floats.view(graph.getFlattenedGradients());
        this.values = new float[slots.size()];
        this.steps = new float[slots.size()];
        for (ConvUnit unit : plan.units()) {
            int size = unit.conv().outSize();
            pixels.put(unit.batchNorm() + ".variance", size * size);
        }
    }

    void set(float[] flat) {
        parameters.put(0, flat);
    }

    float[] get() {
        float[] flat = new float[slots.size()];
        parameters.get(0, flat);
        return flat;
    }

    @Override
    public void save(TrainingState into) {
        into.put("network/all", get());
        rule.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        set(from.floats("network/all"));
        rule.restore(from);
    }

    /** Moves all parameters; gradients are sums over {@code images}, those of running statistics the whole step. */
    void step(int images, double learningRate) {
        parameters.get(0, values);
        gradients.get(0, steps);
        rule.begin(learningRate);
        float scale = (float) (clipping(images) / images);
        for (ParameterSlot slot : slots.all()) {
            switch (slot.spec().role()) {
                case RUNNING_MEAN -> subtract(slot);
                case RUNNING_VARIANCE ->
                    variance(
                            slot,
                            (long) images * pixels.getOrDefault(slot.spec().name(), 1));
                default -> rule.move(slot, values, steps, scale);
            }
        }
        parameters.put(0, values);
    }

    /** What gradients are multiplied by: their length is that of all together. */
    private double clipping(int images) {
        if (optimisation.clipNorm() == 0) {
            return 1;
        }
        double squares = 0;
        for (ParameterSlot slot : slots.all()) {
            if (slot.spec().role().trained()) {
                for (int i = slot.begin(); i < slot.end(); i++) {
                    squares += (double) steps[i] * steps[i];
                }
            }
        }
        return optimisation.clipping(Math.sqrt(squares) / images);
    }

    private void subtract(ParameterSlot slot) {
        for (int i = slot.begin(); i < slot.end(); i++) {
            values[i] -= steps[i];
        }
    }

    /**
     * The library averages the batch's biased variance, its step is {@code (1 - m) * (running - biased)}; ours is that of
     * the unbiased one, as in LibTorch.
     */
    private void variance(ParameterSlot slot, long count) {
        double share = 1 - batchNormMomentum;
        if (share == 0) {
            return;
        }
        double unbiased = count > 1 ? count / (count - 1.0) : 1;
        for (int i = slot.begin(); i < slot.end(); i++) {
            double biased = values[i] - steps[i] / share;
            values[i] = (float) (batchNormMomentum * values[i] + share * biased * unbiased);
        }
    }
}
