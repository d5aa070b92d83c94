package io.nas4j.benchmarks;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost model on one core: networks a second, and what a search does with each of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CostBenchmark {

    private static final int NETWORKS = 1024;

    private final Architecture[] networks = new Architecture[NETWORKS];
    private final Architecture b0 = PublishedNetworks.get("efficientnet-b0");
    private final CompoundScaling scaling = new CompoundScaling(Rounding.PUBLISHED);
    private int next;

    /** Draws networks of MnasNet's space. */
    @Setup
    public void draw() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MNASNET, new Input(224, 3), 1000);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NETWORKS; i++) {
            networks[i] = space.build(space.sample(random));
        }
    }

    private Architecture network() {
        next = (next + 1) % NETWORKS;
        return networks[next];
    }

    /** Parameters and multiply-accumulates of a network. */
    @Benchmark
    public Cost cost() {
        return CostModel.cost(network());
    }

    /** EfficientNet-B0 scaled to B7, and the cost of that. */
    @Benchmark
    public Cost scaleToB7AndCost() {
        return CostModel.cost(scaling.scale(b0, 3.1, 2.0, 600));
    }

    /** The fingerprint of a network. */
    @Benchmark
    public String fingerprint() {
        return Fingerprint.of(network());
    }
}
