package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network, or one operator of it, that can be run and timed on the processor, batch norms by themselves. Its input is
 * written right before each run, as the operator before it would have.
 */
public final class TorchInference implements AutoCloseable {

    private final long[] shape;
    private final long[] besideShape;
    private final RandomParameters parameters;
    private final BinaryOperator<Tensor> pass;

    /**
     * Will run a pass.
     *
     * @param shape of the input
     * @param besideShape of what a sum adds, which has waited since the block began and is read beside the input
     */
    private TorchInference(long[] shape, long[] besideShape, RandomParameters parameters, BinaryOperator<Tensor> pass) {
        this.shape = shape;
        this.besideShape = besideShape;
        this.parameters = parameters;
        this.pass = pass;
    }

    /** A whole network, at its own input resolution. */
    public static TorchInference of(Architecture architecture, int batch, WeightPool pool) {
        NetworkPlan plan = NetworkPlan.of(architecture);
        RandomParameters parameters = new RandomParameters(pool, plan.parameters());
        Forward forward = new Forward(plan, parameters, new Drops(plan, 0), Placement.CPU);
        Input input = architecture.input();
        return new TorchInference(
                new long[] {batch, input.channels(), input.resolution(), input.resolution()},
                new long[] {batch},
                parameters,
                (images, beside) -> forward.logits(images, false));
    }

    /** One operator. */
    public static TorchInference of(TimedOperator operator, int batch, WeightPool pool) {
        RandomParameters parameters = new RandomParameters(pool, operator.parameters());
        Operators operators = new Operators(parameters, BatchNorm.DEFAULT, Operators::activated);
        return new TorchInference(
                shape(batch, operator.inputShape()),
                shape(batch, operator.besideShape()),
                parameters,
                operator.build(new InferencePass(operators)));
    }

    private static long[] shape(int batch, List<Integer> axes) {
        return LongStream.concat(LongStream.of(batch), axes.stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /**
     * One run.
     *
     * @param clock nanoseconds
     */
    public long nanos(LongSupplier clock) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            Tensor beside = ones(besideShape);
            Tensor input = ones(shape);
            long began = clock.getAsLong();
            try (PointerScope run = new PointerScope()) {
                Tensor unused = pass.apply(input, beside);
            }
            return clock.getAsLong() - began;
        }
    }

    private static Tensor ones(long[] shape) {
        Tensor ones = torch.ones(shape);
        return shape.length == 4 ? ones.contiguous(torch.MemoryFormat.ChannelsLast) : ones;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
