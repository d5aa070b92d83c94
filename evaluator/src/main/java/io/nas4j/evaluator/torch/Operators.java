package io.nas4j.evaluator.torch;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What a forward pass is made of, operator by operator. Maps are {@code [batch, channels, size, size]}. */
final class Operators {

    private static final long[] DILATION = {1, 1};
    private static final long[] MAP = {2, 3};

    /** Padding that takes the first column and the first row away. */
    private static final long[] WITHOUT_THE_FIRST = {-1, 0, -1, 0};

    private final Parameters parameters;
    private final BatchNorm batchNorm;
    private final Nonlinearity nonlinearity;
    private final Optional<KernelGradients> kernelGradients;
    private final Optional<FoldedUnits> folded;
    private final Predicate<String> keepsStatistics;

    /** What is done where a network has an activation. */
    @FunctionalInterface
    interface Nonlinearity {
        Tensor of(Activation activation, Tensor x);
    }

    Operators(Parameters parameters, BatchNorm batchNorm, Nonlinearity nonlinearity) {
        this(parameters, batchNorm, nonlinearity, Optional.empty(), Optional.empty(), name -> false);
    }

    /**
     * @param kernelGradients what is to compute the gradients that suit it, instead of autograd
     * @param folded what inference takes instead of a convolution and its batch norm
     * @param keepsStatistics whether a batch norm of that name uses its running statistics in training too
     */
    Operators(
            Parameters parameters,
            BatchNorm batchNorm,
            Nonlinearity nonlinearity,
            Optional<KernelGradients> kernelGradients,
            Optional<FoldedUnits> folded,
            Predicate<String> keepsStatistics) {
        this.parameters = parameters;
        this.batchNorm = batchNorm;
        this.nonlinearity = nonlinearity;
        this.kernelGradients = kernelGradients;
        this.folded = folded;
        this.keepsStatistics = keepsStatistics;
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

    /** A product with a matrix, bias, activation. */
    Tensor dense(Dense dense, Tensor x) {
        Tensor y =
                torch.linear(x, parameters.get(dense.name() + ".weight"), parameters.optional(dense.name() + ".bias"));
        return activate(dense.activation(), y);
    }

    /** Padding never wins. */
    Tensor maximum(Window window, Tensor x) {
        return torch.max_pool2d(
                x,
                square(window.kernel()),
                square(window.stride()),
                square(window.padBegin()),
                DILATION,
                roundedUp(window));
    }

    /** Whether the output's size is rounded up, so that a last pixel of padding at the end need not be said. */
    private static boolean roundedUp(Window window) {
        return window.padEnd() > window.padBegin();
    }

    /** Padding does not count. */
    Tensor mean(Window window, Tensor x) {
        return torch.avg_pool2d(
                x,
                square(window.kernel()),
                square(window.stride()),
                square(window.padBegin()),
                roundedUp(window),
                false,
                new LongOptional());
    }

    private static long[] square(long side) {
        return new long[] {side, side};
    }

    /** As a sum and a factor: the gradient of {@code mean} would write a whole map, 6 to 9 % of a step. */
    Tensor mean(Tensor x, boolean keepMap) {
        return x.sum(MAP, keepMap, new ScalarTypeOptional()).mul(new Scalar(1.0 / (x.size(2) * x.size(3))));
    }

    /** Convolution, batch norm, activation. */
    Tensor unit(ConvUnit unit, Tensor x, boolean training) {
        if (!training && folded.isPresent()) {
            FoldedUnits.Folded both = folded.get().of(unit);
            return activate(unit.activation(), convolve(unit.conv(), x, both.kernel(), both.bias()));
        }
        String bn = unit.batchNorm();
        Tensor normed = torch.batch_norm(
                convolve(unit.conv(), x),
                parameters.optional(bn + ".gamma"),
                parameters.optional(bn + ".beta"),
                parameters.optional(bn + ".mean"),
                parameters.optional(bn + ".variance"),
                training && !keepsStatistics.test(bn),
                1 - batchNorm.momentum(),
                batchNorm.epsilon(),
                false);
        return activate(unit.activation(), normed);
    }

    Tensor convolve(Conv conv, Tensor x) {
        Tensor kernel = parameters.get(conv.name() + ".weight");
        if (kernelGradients.isEmpty() || !x.requires_grad() || !KernelGradients.suit(conv)) {
            return convolve(conv, x, kernel, bias(conv));
        }
        Tensor y = convolve(conv, x, kernel.detach(), bias(conv));
        kernelGradients.get().expect(conv, kernel, x, y);
        return y;
    }

    private TensorOptional bias(Conv conv) {
        return conv.bias() ? parameters.optional(conv.name() + ".bias") : new TensorOptional();
    }

    private static Tensor convolve(Conv conv, Tensor x, Tensor kernel, TensorOptional bias) {
        Window window = conv.window();
        return window.padBegin() == window.padEnd()
                ? convolve(conv, x, kernel, bias, window.padBegin())
                : convolveUnevenly(conv, x, kernel, bias);
    }

    /**
     * With one pixel of padding more at the end than at the beginning, which LibTorch's convolutions do not know. A whole
     * stride more on every side makes one row and one column too many at the beginning, which are left out: they are a
     * fraction of the map that padding by itself would copy.
     */
    private static Tensor convolveUnevenly(Conv conv, Tensor x, Tensor kernel, TensorOptional bias) {
        Tensor wider = convolve(conv, x, kernel, bias, conv.window().padBegin() + conv.stride());
        // both at once, so that the gradient is padded once
        return torch.constant_pad_nd(wider, WITHOUT_THE_FIRST);
    }

    private static Tensor convolve(Conv conv, Tensor x, Tensor kernel, TensorOptional bias, int padding) {
        return torch.conv2d(x, kernel, bias, square(conv.stride()), square(padding), DILATION, conv.groups());
    }

    /** The activation, where there is one. */
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
}
