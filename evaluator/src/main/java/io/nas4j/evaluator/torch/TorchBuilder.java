package io.nas4j.evaluator.torch;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import org.bytedeco.pytorch.Tensor;

/** A forward pass, each operator run as it is called. What training and inference do alike. */
abstract class TorchBuilder implements NetworkBuilder<Tensor> {

    private final Operators operators;
    private final boolean training;

    TorchBuilder(Operators operators, boolean training) {
        this.operators = operators;
        this.training = training;
    }

    @Override
    public Tensor unit(ConvUnit unit, Tensor x) {
        return operators.unit(unit, x, training);
    }

    @Override
    public Tensor maximum(Window window, Tensor x) {
        return operators.maximum(window, x);
    }

    @Override
    public Tensor squeezeExcite(SqueezeExcite squeeze, Tensor x) {
        return operators.squeezed(squeeze, x);
    }

    @Override
    public Tensor mean(BlockPlan block, Window window, Tensor input) {
        return operators.mean(window, input);
    }

    @Override
    public Tensor sum(BlockPlan block, Tensor branch, Tensor shortcut) {
        return branch.add(shortcut);
    }

    @Override
    public Tensor activation(BlockPlan block, Activation activation, Tensor x) {
        return operators.activate(activation.present(), x);
    }

    @Override
    public Tensor globalMean(Tensor x) {
        return operators.mean(x, false);
    }

    @Override
    public Tensor features(Dense dense, Tensor x) {
        return operators.dense(dense, x);
    }

    @Override
    public Tensor classifier(Dense dense, Tensor x) {
        return operators.dense(dense, x);
    }
}
