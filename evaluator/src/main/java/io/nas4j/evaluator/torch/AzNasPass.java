package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What AZ-NAS (Lee and Ham 2024, section 3) tells of a network, from one pass forward and one backward through each block.
 * Its blocks are the stem, the blocks, and the head where there is one. Nothing is dropped.
 */
final class AzNasPass extends TorchBuilder {

    private static final double OFF_ZERO = 1e-8;
    private static final double OFF_ZERO_NORM = 1e-6;

    private final boolean stemPool;
    private final SplittableRandom signs;
    private final List<Double> entropies = new ArrayList<>();
    private final List<Double> keeping = new ArrayList<>();

    private AzNasPass(NetworkPlan plan, Parameters parameters, SplittableRandom signs) {
        super(new Operators(parameters, plan.architecture().batchNorm(), Operators::activated), true);
        this.stemPool = plan.stemPool().isPresent();
        this.signs = signs;
    }

    /** Sends a batch through a network. */
    static AzNasPass of(NetworkPlan plan, Parameters parameters, Tensor images, SplittableRandom signs) {
        AzNasPass pass = new AzNasPass(plan, parameters, signs);
        DataFlow.through(plan, pass, images);
        return pass;
    }

    double expressivity() {
        return entropies.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** NaN where the network has one block alone. */
    double progressivity() {
        double least = Double.NaN;
        for (int i = 1; i < entropies.size(); i++) {
            double rise = entropies.get(i) - entropies.get(i - 1);
            least = i == 1 ? rise : Math.min(least, rise);
        }
        return least;
    }

    /** NaN where the network has one block alone. */
    double trainability() {
        return keeping.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Override
    public Tensor unit(ConvUnit unit, Tensor x) {
        Tensor y = super.unit(unit, x);
        return switch (unit.part()) {
            case STEM -> stemPool ? y : first(y);
            case HEAD -> behind(x, y);
            default -> y;
        };
    }

    @Override
    public Tensor maximum(Window window, Tensor x) {
        return first(super.maximum(window, x));
    }

    @Override
    public Tensor block(BlockPlan block, Tensor input, UnaryOperator<Tensor> flow) {
        return behind(input, flow.apply(input));
    }

    private Tensor first(Tensor feature) {
        entropies.add(entropy(feature));
        return leaf(feature);
    }

    private Tensor behind(Tensor input, Tensor feature) {
        entropies.add(entropy(feature));
        double norm = spectralNorm(input, feature);
        keeping.add(-norm - 1 / (norm + OFF_ZERO_NORM) + 2);
        return leaf(feature);
    }

    /** Each block's gradients end at its input. */
    private static Tensor leaf(Tensor feature) {
        return feature.detach().requires_grad_(true);
    }

    /** The entropy of the shares of variance along the principal components of {@code [batch, channels, height, width]}. */
    private static double entropy(Tensor feature) {
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = byPixel(feature.detach()).to(torch.ScalarType.Double);
            Tensor centred = rows.sub(rows.mean(0));
            Tensor variances = torch.linalg_eigvalsh(covariance(centred, centred));
            Tensor positive = variances.clamp_min(new Scalar(0.0));
            Tensor shares = positive.div(positive.sum());
            return -shares.mul(shares.add(new Scalar(OFF_ZERO)).log()).sum().item_double();
        }
    }

    /**
     * The spectral norm of the Jacobian between the channels of a block's input and output, estimated from one random sign
     * for each number of the output. Where the output's map is smaller, the input's pixels that fall on one of it are channels.
     */
    private double spectralNorm(Tensor input, Tensor output) {
        try (PointerScope scope = new PointerScope()) {
            Tensor sent = signs(output.shape());
            output.mul(sent).sum().backward();
            Tensor arrived = folded(input.grad(), output.size(2), output.size(3));
            Tensor jacobian = covariance(byPixel(arrived), byPixel(sent)).to(torch.ScalarType.Double);
            Tensor square = jacobian.size(0) < jacobian.size(1)
                    ? jacobian.matmul(jacobian.t())
                    : jacobian.t().matmul(jacobian);
            return Math.sqrt(Math.max(0, torch.linalg_eigvalsh(square).max().item_double()));
        }
    }

    private Tensor signs(long[] shape) {
        int size = 1;
        for (long axis : shape) {
            size = Math.toIntExact(size * axis);
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = signs.nextLong() < 0 ? -1 : 1;
        }
        return Tensor.create(values, shape);
    }

    /** A map of a smaller size with more channels; padded with zeros where sizes do not divide. */
    private static Tensor folded(Tensor x, long height, long width) {
        long factor = Math.max((x.size(2) + height - 1) / height, (x.size(3) + width - 1) / width);
        if (factor == 1) {
            return x;
        }
        long[] padding = {0, factor * width - x.size(3), 0, factor * height - x.size(2)};
        return torch.pixel_unshuffle(torch.constant_pad_nd(x, padding), factor);
    }

    /** {@code [pixels, channels]}. */
    private static Tensor byPixel(Tensor map) {
        return map.permute(0, 2, 3, 1).reshape(-1, map.size(1));
    }

    private static Tensor covariance(Tensor rows, Tensor others) {
        return rows.t().matmul(others).div(new Scalar((double) rows.size(0)));
    }

    @Override
    public Tensor dropBranch(BlockPlan block, Tensor branch) {
        return branch;
    }

    @Override
    public Tensor dropout(double rate, Tensor x) {
        return x;
    }
}
