package io.nas4j.evaluator.torch;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Drops;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.zerocost.Patterns;
import io.nas4j.evaluator.zerocost.ScoreInput;
import io.nas4j.evaluator.zerocost.Spectrum;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scores untrained networks in LibTorch. */
public final class TorchScores {

    private static final Optimisation NONE = new Optimisation(Optimizer.SGD, 0, 0, 0);

    /** Images of noise that AZ-NAS looks at, as its authors did. */
    private static final int NOISE_IMAGES = 64;

    private static final int MAP_AXES = 4;

    private TorchScores() {}

    /**
     * Scores a network.
     *
     * @return that score, with those that are computed along with it; higher is better; NaN or infinite where the network's
     *     numbers leave the range of floats
     */
    public static Map<ZeroCost, Double> of(ZeroCost score, NetworkPlan plan, ScoreInput input) {
        return switch (score) {
            case MACS ->
                Map.of(score, (double) CostModel.cost(plan.architecture()).macs());
            case PARAMS ->
                Map.of(score, (double) CostModel.cost(plan.architecture()).params());
            case DEPTH -> Map.of(score, (double) CostModel.depth(plan.architecture()));
            case SYNFLOW -> Map.of(score, synflow(plan, input.weights()));
            case GRAD_NORM ->
                Map.of(score, gradientNorm(plan, input.weights(), input.images().get()));
            case JACOB_COV ->
                Map.of(
                        score,
                        jacobianCovariance(plan, input.weights(), input.images().get()));
            case NASWOT ->
                Map.of(score, naswot(plan, input.weights(), input.images().get()));
            case SWAP ->
                Map.of(score, swap(plan, input.weights(), input.images().get()));
            case AZ_EXPRESSIVITY, AZ_PROGRESSIVITY, AZ_TRAINABILITY -> azNas(plan, input);
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
        try (PointerScope scope = new PointerScope()) {
            Tensor images = BatchTensors.of(plan, batch).clone().requires_grad_(true);
            forward(plan, new FrozenParameters(plan, weights), Operators::activated)
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
        Agreements agreements = new Agreements(batch.count());
        watch(plan, weights, batch, agreements::note);
        return Spectrum.logDeterminant(agreements.counts(), agreements.units());
    }

    private static double swap(NetworkPlan plan, Weights weights, Batch batch) {
        Patterns patterns = new Patterns(batch.count());
        watch(plan, weights, batch, x -> {
            if (x.dim() == MAP_AXES) {
                patterns.note(active(x));
            }
        });
        return patterns.distinct();
    }

    /** {@code [images, units]}: 1 where an image switches a unit on. */
    private static byte[] active(Tensor x) {
        byte[] active = new byte[Math.toIntExact(x.numel())];
        try (PointerScope scope = new PointerScope();
                Scalar zero = new Scalar(0.0)) {
            x.gt(zero).to(torch.ScalarType.Byte).contiguous().data_ptr_byte().get(active);
        }
        return active;
    }

    /** Shows what flows into every activation; all activations are above 0 where their input is. */
    private static void watch(NetworkPlan plan, Weights weights, Batch batch, Consumer<Tensor> watcher) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            Forward watched = forward(plan, new FrozenParameters(plan, weights), (activation, x) -> {
                watcher.accept(x);
                return Operators.activated(activation, x);
            });
            watched.logits(BatchTensors.of(plan, batch), true);
        }
    }

    private static Map<ZeroCost, Double> azNas(NetworkPlan plan, ScoreInput input) {
        try (PointerScope scope = new PointerScope()) {
            AzNasPass pass = AzNasPass.of(
                    plan,
                    new FrozenParameters(plan, input.weights()),
                    BatchTensors.of(plan, noise(plan, input.streams())),
                    input.streams().stream("az-nas signs"));
            return Map.of(
                    ZeroCost.AZ_EXPRESSIVITY, pass.expressivity(),
                    ZeroCost.AZ_PROGRESSIVITY, pass.progressivity(),
                    ZeroCost.AZ_TRAINABILITY, pass.trainability());
        }
    }

    /** What AZ-NAS looks at: numbers of mean 0 and deviation 1 in the place of pixels. */
    static Batch noise(NetworkPlan plan, RandomStreams streams) {
        Input input = plan.architecture().input();
        SplittableRandom random = streams.stream("az-nas noise");
        float[] pixels = new float[NOISE_IMAGES * input.resolution() * input.resolution() * input.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new Batch(NOISE_IMAGES, input.resolution(), input.channels(), pixels, new int[NOISE_IMAGES]);
    }

    private static Forward forward(NetworkPlan plan, Parameters parameters, Operators.Nonlinearity nonlinearity) {
        BatchNorm batchNorm = plan.architecture().batchNorm();
        return new Forward(plan, new Drops(plan, 0), Placement.CPU, new Operators(parameters, batchNorm, nonlinearity));
    }
}
