package io.nas4j.evaluator.torch;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Drops;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.zerocost.Spectrum;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scores untrained networks in LibTorch. */
public final class TorchScores {

    private static final Optimisation NONE = new Optimisation(Optimizer.SGD, 0, 0, 0);

    private TorchScores() {}

    /**
     * Scores a network.
     *
     * @param weights it would be trained from
     * @param batch training images; the scores that need no data do not look at it
     * @return higher is better; NaN or infinite where the network's numbers leave the range of floats
     */
    public static double of(ZeroCost score, NetworkPlan plan, Weights weights, Batch batch) {
        return switch (score) {
            case MACS -> CostModel.cost(plan.architecture()).macs();
            case PARAMS -> CostModel.cost(plan.architecture()).params();
            case SYNFLOW -> synflow(plan, weights);
            case GRAD_NORM -> gradientNorm(plan, weights, batch);
            case JACOB_COV -> jacobianCovariance(plan, weights, batch);
            case NASWOT -> naswot(plan, weights, batch);
        };
    }

    private static double synflow(NetworkPlan plan, Weights weights) {
        try (PointerScope scope = new PointerScope()) {
            AbsoluteParameters parameters = new AbsoluteParameters(plan, weights);
            Forward linear = forward(plan, parameters, (activation, x) -> x);
            int side = plan.architecture().input().resolution();
            Tensor ones = torch.ones(1, plan.architecture().input().channels(), side, side)
                    .to(torch.ScalarType.Double);
            linear.logits(ones, false).sum().backward();
            double flow = 0;
            for (Tensor kernel : parameters.kernels().values()) {
                flow += kernel.grad().mul(kernel.detach()).abs().sum().item_double();
            }
            return Math.log(flow);
        }
    }

    private static double gradientNorm(NetworkPlan plan, Weights weights, Batch batch) {
        try (PointerScope scope = new PointerScope();
                FlatParameters parameters = new FlatParameters(plan, weights, NONE, Placement.CPU)) {
            Forward forward = new Forward(plan, parameters, new Drops(plan, 0), Placement.CPU);
            BatchTensors.loss(forward.logits(BatchTensors.of(plan, batch), true), BatchTensors.labels(batch), 0)
                    .backward();
            double sum = 0;
            for (ParameterSpec spec : plan.parameters()) {
                if (spec.role().decayed()) {
                    sum += parameters.get(spec.name()).grad().norm().item_double();
                }
            }
            return sum;
        }
    }

    private static double jacobianCovariance(NetworkPlan plan, Weights weights, Batch batch) {
        try (PointerScope scope = new PointerScope();
                FlatParameters parameters = new FlatParameters(plan, weights, NONE, Placement.CPU)) {
            Tensor images = BatchTensors.of(plan, batch).clone().requires_grad_(true);
            new Forward(plan, parameters, new Drops(plan, 0), Placement.CPU)
                    .logits(images, true)
                    .sum()
                    .backward();
            int values = batch.pixels().length / batch.count();
            float[] all = new float[batch.pixels().length];
            images.grad().contiguous().data_ptr_float().get(all);
            float[][] jacobian = new float[batch.count()][values];
            for (int i = 0; i < batch.count(); i++) {
                System.arraycopy(all, i * values, jacobian[i], 0, values);
            }
            return Spectrum.correlationScore(jacobian);
        }
    }

    private static double naswot(NetworkPlan plan, Weights weights, Batch batch) {
        List<BitSet> codes = new ArrayList<>();
        int[] units = new int[1];
        for (int i = 0; i < batch.count(); i++) {
            codes.add(new BitSet());
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard();
                FlatParameters parameters = new FlatParameters(plan, weights, NONE, Placement.CPU)) {
            Forward watched = forward(plan, parameters, (activation, x) -> {
                units[0] = note(x, codes, units[0]);
                return Operators.activated(activation, x);
            });
            watched.logits(BatchTensors.of(plan, batch), true);
        }
        return Spectrum.logDeterminant(codes, units[0]);
    }

    private static Forward forward(NetworkPlan plan, Parameters parameters, Operators.Nonlinearity nonlinearity) {
        BatchNorm batchNorm = plan.architecture().batchNorm();
        return new Forward(plan, new Drops(plan, 0), Placement.CPU, new Operators(parameters, batchNorm, nonlinearity));
    }

    /** Adds which units of an activation each image switches on; returns the number of units so far. */
    private static int note(Tensor x, List<BitSet> codes, int before) {
        int count = codes.size();
        int units = Math.toIntExact(x.numel() / count);
        byte[] active = new byte[count * units];
        try (Scalar zero = new Scalar(0.0)) {
            x.gt(zero).to(torch.ScalarType.Byte).contiguous().data_ptr_byte().get(active);
        }
        for (int i = 0; i < count; i++) {
            for (int unit = 0; unit < units; unit++) {
                if (active[i * units + unit] != 0) {
                    codes.get(i).set(before + unit);
                }
            }
        }
        return before + units;
    }
}
