package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Shortcut;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Step;
import io.nas4j.space.plan.Window;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The forward pass of a plan; autograd follows it. Maps are {@code [batch, channels, size, size]}, channels last in memory. */
final class Forward {

    private static final long[] DILATION = {1, 1};
    private static final long[] MAP = {2, 3};

    private final NetworkPlan plan;
    private final Parameters parameters;
    private final Nonlinearity nonlinearity;
    private final BatchNorm batchNorm;
    private final Drops drops;
    private final Placement placement;

    /** What is done where a network has an activation. */
    @FunctionalInterface
    interface Nonlinearity {
        Tensor of(Activation activation, Tensor x);
    }

    Forward(NetworkPlan plan, Parameters parameters, Drops drops, Placement placement) {
        this(plan, parameters, drops, placement, Forward::activated);
    }

    Forward(NetworkPlan plan, Parameters parameters, Drops drops, Placement placement, Nonlinearity nonlinearity) {
        this.plan = plan;
        this.parameters = parameters;
        this.nonlinearity = nonlinearity;
        this.batchNorm = plan.architecture().batchNorm();
        this.drops = drops;
        this.placement = placement;
    }

    /** Logits {@code [batch, classes]}. */
    Tensor logits(Tensor pictures, boolean training) {
        Tensor x = unit(plan.stem(), pictures, training);
        if (plan.stemPool().isPresent()) {
            x = maximum(plan.stemPool().get(), x);
        }
        for (BlockPlan block : plan.blocks()) {
            x = training ? block(block, x, true) : frugal(block, x);
        }
        if (plan.head().isPresent()) {
            x = unit(plan.head().get(), x, training);
        }
        x = mean(x, false);
        if (plan.features().isPresent()) {
            x = dense(plan.features().get(), x);
        }
        if (training && plan.architecture().dropout() > 0) {
            x = drop(x, Drops.DROPOUT, plan.architecture().dropout(), x.shape());
        }
        return dense(plan.classifier(), x);
    }

    /**
     * A block of an inference: what it allocates on its way is freed when it ends, and so is its input. A training step keeps
     * all for the backward pass.
     */
    private Tensor frugal(BlockPlan block, Tensor input) {
        PointerScope all = PointerScope.getInnerScope();
        Tensor output;
        try (PointerScope ofBlock = new PointerScope()) {
            output = block(block, input, false);
            output.retainReference();
        }
        all.attach(output);
        output.releaseReference();
        all.detach(input);
        return output;
    }

    private Tensor block(BlockPlan block, Tensor input, boolean training) {
        Tensor x = input;
        for (Step step : block.branch()) {
            if (step instanceof ConvUnit unit) {
                x = unit(unit, x, training);
            } else if (step instanceof SqueezeExcite se) {
                x = squeezed(se, x);
            }
        }
        if (training && block.dropRate() > 0) {
            x = drop(x, block.name(), block.dropRate(), x.size(0), 1, 1, 1);
        }
        Shortcut shortcut = block.shortcut();
        if (shortcut instanceof Shortcut.Identity) {
            x = x.add(input);
        } else if (shortcut instanceof Shortcut.MeanPool pool) {
            x = x.add(mean(pool.window(), input));
        } else if (shortcut instanceof Shortcut.Projection projection) {
            x = x.add(unit(projection.unit(), input, training));
        }
        return activate(block.activation(), x);
    }

    /** Each channel by its factor. */
    Tensor squeezed(SqueezeExcite se, Tensor x) {
        return x.mul(gate(se, x));
    }

    private Tensor gate(SqueezeExcite se, Tensor x) {
        Tensor squeezed = activate(se.activation().present(), convolve(se.reduce(), mean(x, true)));
        Tensor expanded = convolve(se.expand(), squeezed);
        return switch (se.gate()) {
            case SIGMOID -> torch.sigmoid(expanded);
            case HARD_SIGMOID -> torch.hardsigmoid(expanded);
        };
    }

    Tensor dense(Dense dense, Tensor x) {
        Tensor y =
                torch.linear(x, parameters.get(dense.name() + ".weight"), parameters.optional(dense.name() + ".bias"));
        return activate(dense.activation(), y);
    }

    /** Padding never wins; sizes are rounded up, so that a last pixel of padding need not be said. */
    static Tensor maximum(Window window, Tensor x) {
        return torch.max_pool2d(
                x, square(window.kernel()), square(window.stride()), square(window.padBegin()), DILATION, true);
    }

    /** Padding does not count; sizes are rounded up as in {@link #maximum}. */
    static Tensor mean(Window window, Tensor x) {
        return torch.avg_pool2d(
                x,
                square(window.kernel()),
                square(window.stride()),
                square(window.padBegin()),
                true,
                false,
                new LongOptional());
    }

    private static long[] square(long side) {
        return new long[] {side, side};
    }

    /** As a sum and a factor: the gradient of {@code mean} would write a whole map, 6 to 9 % of a step. */
    static Tensor mean(Tensor x, boolean keepMap) {
        return x.sum(MAP, keepMap, new ScalarTypeOptional()).mul(new Scalar(1.0 / (x.size(2) * x.size(3))));
    }

    Tensor unit(ConvUnit unit, Tensor x, boolean training) {
        String bn = unit.batchNorm();
        Tensor normed = torch.batch_norm(
                convolve(unit.conv(), x),
                parameters.optional(bn + ".gamma"),
                parameters.optional(bn + ".beta"),
                parameters.optional(bn + ".mean"),
                parameters.optional(bn + ".variance"),
                training,
                1 - batchNorm.momentum(),
                batchNorm.epsilon(),
                false);
        return activate(unit.activation(), normed);
    }

    private Tensor convolve(Conv conv, Tensor x) {
        TensorOptional bias = conv.bias() ? parameters.optional(conv.name() + ".bias") : new TensorOptional();
        int begin = conv.window().padBegin();
        int end = conv.window().padEnd();
        Tensor padded = begin == end ? x : torch.constant_pad_nd(x, begin, end, begin, end);
        return torch.conv2d(
                padded,
                parameters.get(conv.name() + ".weight"),
                bias,
                square(conv.stride()),
                square(begin == end ? begin : 0),
                DILATION,
                conv.groups());
    }

    Tensor activate(Optional<Activation> activation, Tensor x) {
        return activation.isEmpty() ? x : nonlinearity.of(activation.get(), x);
    }

    /** The activation itself. */
    static Tensor activated(Activation activation, Tensor x) {
        return switch (activation) {
            case RELU -> torch.relu(x);
            case RELU6 -> torch.relu6(x);
            case SWISH -> torch.silu(x);
            case HSWISH -> torch.hardswish(x);
        };
    }

    /** Multiplies what shares an entry of the mask's shape by one factor. */
    private Tensor drop(Tensor x, String place, double rate, long... maskShape) {
        int size = 1;
        for (long axis : maskShape) {
            size = Math.toIntExact(size * axis);
        }
        return x.mul(placement.put(Tensor.create(drops.factors(place, rate, size), maskShape)));
    }
}
