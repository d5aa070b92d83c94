package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
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
    private final long[] otherShape;
    private final RandomParameters parameters;
    private final Pass pass;

    /** What is timed. */
    @FunctionalInterface
    private interface Pass {
        Tensor of(Tensor input, Tensor other);
    }

    private TorchInference(long[] shape, RandomParameters parameters, UnaryOperator<Tensor> pass) {
        this(shape, new long[] {1}, parameters, (input, unused) -> pass.apply(input));
    }

    private TorchInference(long[] shape, long[] otherShape, RandomParameters parameters, Pass pass) {
        this.shape = shape;
        this.otherShape = otherShape;
        this.parameters = parameters;
        this.pass = pass;
    }

    /** A whole network, at its own input resolution. */
    public static TorchInference of(Architecture architecture, int batch, WeightPool pool) {
        NetworkPlan plan = NetworkPlan.of(architecture);
        RandomParameters parameters = new RandomParameters(pool).add(plan);
        Forward forward = new Forward(plan, parameters, new Drops(plan, 0), Placement.CPU);
        Input input = architecture.input();
        return new TorchInference(
                new long[] {batch, input.channels(), input.resolution(), input.resolution()},
                parameters,
                images -> forward.logits(images, false));
    }

    /** One operator. */
    public static TorchInference of(TimedOperator operator, int batch, WeightPool pool) {
        RandomParameters parameters = new RandomParameters(pool);
        Operators operators = new Operators(parameters, BatchNorm.DEFAULT, Operators::activated);
        if (operator instanceof TimedOperator.Unit u) {
            Window window = new Window(u.kernel(), u.stride(), u.size());
            ConvUnit unit = new ConvUnit(
                    "unit", new Conv("unit.conv", u.in(), u.out(), u.groups(), false, window), u.activation());
            return new TorchInference(
                    map(batch, u.in(), u.size()), parameters.add(unit), x -> operators.unit(unit, x, false));
        }
        if (operator instanceof TimedOperator.Squeeze s) {
            Window point = new Window(1, 1, 1);
            SqueezeExcite squeeze = new SqueezeExcite(
                    "se",
                    new Conv("se.reduce", s.channels(), s.squeezed(), 1, true, point),
                    s.activation(),
                    new Conv("se.expand", s.squeezed(), s.channels(), 1, true, point),
                    s.gate());
            return new TorchInference(
                    map(batch, s.channels(), s.size()), parameters.add(squeeze), x -> operators.squeezed(squeeze, x));
        }
        if (operator instanceof TimedOperator.Sum sum) {
            return sum(sum, batch, parameters, operators);
        }
        if (operator instanceof TimedOperator.Maximum m) {
            Window window = new Window(3, 2, m.size());
            return new TorchInference(
                    map(batch, m.channels(), m.size()), parameters, x -> operators.maximum(window, x));
        }
        if (operator instanceof TimedOperator.Mean m) {
            return new TorchInference(map(batch, m.channels(), m.size()), parameters, x -> operators.mean(x, false));
        }
        TimedOperator.Linear linear = (TimedOperator.Linear) operator;
        Dense dense = new Dense("dense", linear.in(), linear.out(), linear.activation());
        return new TorchInference(
                new long[] {batch, linear.in()}, parameters.add(dense), x -> operators.dense(dense, x));
    }

    /** The input is the branch's output; the shortcut's side, which has waited since the block began, is read beside it. */
    private static TorchInference sum(
            TimedOperator.Sum sum, int batch, RandomParameters parameters, Operators operators) {
        int out = Layout.outSize(sum.size(), sum.stride());
        long[] shape = map(batch, sum.channels(), out);
        return switch (sum.join()) {
            case NONE -> new TorchInference(shape, parameters, x -> operators.activate(sum.activation(), x));
            case IDENTITY, PROJECTION ->
                new TorchInference(
                        shape, shape, parameters, (x, other) -> operators.activate(sum.activation(), x.add(other)));
            case POOL -> {
                Window window = new Window(3, sum.stride(), sum.size());
                yield new TorchInference(
                        shape,
                        map(batch, sum.channels(), sum.size()),
                        parameters,
                        (x, other) -> operators.activate(sum.activation(), x.add(operators.mean(window, other))));
            }
        };
    }

    private static long[] map(int batch, int channels, int size) {
        return new long[] {batch, channels, size, size};
    }

    /**
     * One run.
     *
     * @param clock nanoseconds
     */
    public long nanos(LongSupplier clock) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            Tensor other = ones(otherShape);
            Tensor input = ones(shape);
            long began = clock.getAsLong();
            try (PointerScope run = new PointerScope()) {
                pass.of(input, other);
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
