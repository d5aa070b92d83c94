package io.nas4j.evaluator.torch;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.MbConv;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import java.util.SplittableRandom;
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
    private final FlatParameters parameters;
    private final BatchNorm batchNorm;
    private final SplittableRandom random;

    Forward(NetworkPlan plan, FlatParameters parameters, SplittableRandom random) {
        this.plan = plan;
        this.parameters = parameters;
        this.batchNorm = plan.architecture().batchNorm();
        this.random = random;
    }

    /** Logits {@code [batch, classes]}. */
    Tensor logits(Tensor pictures, boolean training) {
        Tensor x = unit(plan.stem(), pictures, training);
        for (MbConv block : plan.blocks()) {
            x = block(block, x, training);
        }
        x = mean(unit(plan.head(), x, training), false);
        if (training && plan.architecture().dropout() > 0) {
            x = drop(x, plan.architecture().dropout(), x.shape());
        }
        Dense dense = plan.classifier();
        return torch.linear(x, parameters.get(dense.name() + ".weight"), parameters.optional(dense.name() + ".bias"));
    }

    private Tensor block(MbConv block, Tensor input, boolean training) {
        Tensor x = block.expand().isPresent() ? unit(block.expand().get(), input, training) : input;
        x = unit(block.depthwise(), x, training);
        if (block.squeezeExcite().isPresent()) {
            x = x.mul(gate(block.squeezeExcite().get(), x));
        }
        x = unit(block.project(), x, training);
        if (!block.residual()) {
            return x;
        }
        if (training && block.dropRate() > 0) {
            x = drop(x, block.dropRate(), x.size(0), 1, 1, 1);
        }
        return x.add(input);
    }

    private Tensor gate(SqueezeExcite se, Tensor x) {
        Tensor squeezed = activate(se.activation(), convolve(se.reduce(), mean(x, true)));
        return torch.sigmoid(convolve(se.expand(), squeezed));
    }

    /** As a sum and a factor: the gradient of {@code mean} would write a whole map, 6 to 9 % of a step. */
    private static Tensor mean(Tensor x, boolean keepMap) {
        return x.sum(MAP, keepMap, new ScalarTypeOptional()).mul(new Scalar(1.0 / (x.size(2) * x.size(3))));
    }

    private Tensor unit(ConvUnit unit, Tensor x, boolean training) {
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
        return unit.activation().isPresent() ? activate(unit.activation().get(), normed) : normed;
    }

    private Tensor convolve(Conv conv, Tensor x) {
        TensorOptional bias = conv.bias() ? parameters.optional(conv.name() + ".bias") : new TensorOptional();
        int begin = conv.padBegin();
        int end = conv.padEnd();
        Tensor padded = begin == end ? x : torch.constant_pad_nd(x, begin, end, begin, end);
        long padding = begin == end ? begin : 0;
        return torch.conv2d(
                padded,
                parameters.get(conv.name() + ".weight"),
                bias,
                new long[] {conv.stride(), conv.stride()},
                new long[] {padding, padding},
                DILATION,
                conv.groups());
    }

    private static Tensor activate(Activation activation, Tensor x) {
        return switch (activation) {
            case SWISH -> torch.silu(x);
            case RELU -> torch.relu(x);
            case RELU6 -> torch.relu6(x);
        };
    }

    /** Zeroes with a probability what shares an entry of the mask's shape, and scales the rest up. */
    private Tensor drop(Tensor x, double rate, long... maskShape) {
        int size = 1;
        for (long axis : maskShape) {
            size = Math.toIntExact(size * axis);
        }
        float[] mask = new float[size];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < size; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : kept;
        }
        return x.mul(Tensor.create(mask, maskShape));
    }
}
