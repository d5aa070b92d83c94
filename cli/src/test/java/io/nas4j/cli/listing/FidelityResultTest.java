package io.nas4j.cli.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.api.stage.fidelity.FidelityResult;
import io.nas4j.api.stage.fidelity.Measure;
import io.nas4j.api.stage.fidelity.NetworkSize;
import io.nas4j.api.stage.fidelity.RankSum;
import io.nas4j.cli.output.Listing;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FidelityResultTest {

    private static final List<OptionalDouble> TRUTH = values(1, 2, 3, 4, 5);
    private static final List<NetworkSize> MACS = Stream.of(30L, 10L, 50L, 20L, 40L)
            .map(macs -> new NetworkSize(macs, 3))
            .toList();

    @Test
    void prefersTheTrainedProxyWithMostTauForItsTime() {
        Measure slow = new Measure("slow", true, values(1, 2, 3, 4, 5), 100);
        Measure quick = new Measure("quick", true, values(1, 2, 4, 3, 5), 10);
        Measure backwards = new Measure("backwards", true, values(5, 4, 3, 2, 1), 1);
        Measure untrained = new Measure("macs", false, values(1, 2, 3, 4, 5), 0.001);
        FidelityResult result = FidelityResult.of(List.of(slow, quick, backwards, untrained), TRUTH, MACS, 1);
        assertThat(result.bestForItsTime()).contains("quick");
        assertThat(FidelityResult.of(List.of(backwards), TRUTH, MACS, 1).bestForItsTime())
                .isEmpty();
    }

    @Test
    void leavesOutWhatFailed() {
        Measure failed = new Measure(
                "failed",
                true,
                List.of(
                        OptionalDouble.of(9),
                        OptionalDouble.empty(),
                        OptionalDouble.of(10),
                        OptionalDouble.of(11),
                        OptionalDouble.of(12)),
                1);
        FidelityResult result = FidelityResult.of(List.of(failed), TRUTH, MACS, 1);
        String text = Listing.table(FidelityRows.of(result), List.of("measure", "networks", "kendall_tau"));
        assertThat(text.lines().skip(1)).singleElement().asString().containsPattern("failed +4 +1\\.0000");
    }

    @Test
    void knowsThatNoProxyTrainedAnything() {
        Measure nothing = new Measure("p", true, Collections.nCopies(5, OptionalDouble.empty()), 1);
        Measure score = new Measure("macs", false, TRUTH, 1);
        assertThat(FidelityResult.of(List.of(nothing, score), TRUTH, MACS, 1).empty())
                .isTrue();
        assertThat(FidelityResult.of(List.of(nothing, new Measure("q", true, TRUTH, 1)), TRUTH, MACS, 1)
                        .empty())
                .isFalse();
    }

    @Test
    void addsRanks() {
        Measure one = new Measure("a", true, values(0.1, 0.2, 0.9), 2);
        Measure other = new Measure(
                "b", false, List.of(OptionalDouble.of(1e9), OptionalDouble.empty(), OptionalDouble.of(-3)), 1);
        Measure sum = RankSum.of(one, other);
        assertThat(sum.name()).isEqualTo("a+b");
        assertThat(sum.trained()).isTrue();
        assertThat(sum.seconds()).isEqualTo(3);
        assertThat(sum.values())
                .containsExactly(OptionalDouble.of(1 + 2), OptionalDouble.empty(), OptionalDouble.of(2 + 1));
    }

    private static List<OptionalDouble> values(double... values) {
        return DoubleStream.of(values).mapToObj(OptionalDouble::of).toList();
    }
}
