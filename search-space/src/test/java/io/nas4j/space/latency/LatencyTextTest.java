package io.nas4j.space.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Window;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class LatencyTextTest {

    private static final LatencyTable SMALL = new LatencyTable(
            "LibTorch 2.10", "a machine", 8, 0.95, Map.of(new TimedOperator.Mean(16, 7), new Timing(1200, 30)));

    @Provide
    Arbitrary<TimedOperator> operators() {
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 999_999_999);
        Arbitrary<Optional<Activation>> activation =
                Arbitraries.of(Activation.values()).optional();
        Arbitrary<Padding> paddings = Arbitraries.of(Padding.values());
        Arbitrary<Window> window =
                Combinators.combine(count, count, count, paddings).as(Window::new);
        Arbitrary<Window> pool = Combinators.combine(count, count, paddings).as(Window::ofPool);
        Arbitrary<Window> halving =
                Combinators.combine(count, paddings).as((size, padding) -> Window.ofPool(2, size, padding));
        return Arbitraries.oneOf(
                Combinators.combine(count, count, count, window, activation).as(TimedOperator.Unit::new),
                Combinators.combine(
                                count, count, count, Arbitraries.of(Activation.values()), Arbitraries.of(Gate.values()))
                        .as(TimedOperator.Squeeze::new),
                Combinators.combine(Arbitraries.of(Join.values()), count, pool, activation)
                        .as(TimedOperator.Sum::new),
                Combinators.combine(count, halving).as(TimedOperator.Maximum::new),
                Combinators.combine(count, count).as(TimedOperator.Mean::new),
                Combinators.combine(count, count, activation).as(TimedOperator.Linear::new));
    }

    @Provide
    Arbitrary<LatencyTable> tables() {
        Arbitrary<Timing> timings = Combinators.combine(
                        Arbitraries.longs().between(1, Timing.MOST),
                        Arbitraries.longs().between(0, Timing.MOST))
                .as(Timing::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, LatencyTable.MAX_BATCH),
                        Arbitraries.doubles().between(0.1, 10).ofScale(9),
                        Arbitraries.maps(operators(), timings).ofMinSize(1).ofMaxSize(30))
                .as((batch, factor, map) -> new LatencyTable("LibTorch 2", "Processor, pinned", batch, factor, map));
    }

    @Property
    void readsBackAnyOperator(@ForAll("operators") TimedOperator operator) {
        assertThat(OperatorText.parse(operator.text())).isEqualTo(operator);
        assertThat(operator.text()).doesNotContain("\t", "\n");
    }

    @Property(tries = 200)
    void readsBackAnyTable(@ForAll("tables") LatencyTable table) {
        LatencyTable read = LatencyText.parse(LatencyText.format(table));
        assertThat(read).isEqualTo(table);
        assertThat(read.timings().keySet())
                .containsExactlyElementsOf(table.timings().keySet());
    }

    /** Whatever becomes of a file, it is a table or one sentence. */
    @Property(tries = 300)
    void refusesADamagedTextInASentence(@ForAll("tables") LatencyTable table, @ForAll long place, @ForAll char other) {
        StringBuilder text = new StringBuilder(LatencyText.format(table));
        text.setCharAt((int) Math.floorMod(place, (long) text.length()), other);
        try {
            LatencyText.parse(text.toString());
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property
    void readsBackAnyAmount(@ForAll @LongRange(min = 1) long nanos) {
        LatencyAmount amount = new LatencyAmount(nanos);
        assertThat(LatencyAmount.parse(amount.text())).contains(amount);
    }

    @Example
    void readsAmountsAsPeopleWriteThem() {
        assertThat(LatencyAmount.parse("5ms")).contains(new LatencyAmount(5_000_000));
        assertThat(LatencyAmount.parse("0.25 ms")).contains(new LatencyAmount(250_000));
        assertThat(LatencyAmount.parse("800us")).contains(new LatencyAmount(800_000));
        assertThat(LatencyAmount.parse("1.5S")).contains(new LatencyAmount(1_500_000_000));
        for (String wrong : new String[] {"", "5", "ms", "-5ms", "0ms", "5 minutes", "1e3ms", "0.1ns"}) {
            assertThat(LatencyAmount.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Example
    void namesTheLineThatIsWrong() {
        String text = LatencyText.format(SMALL);
        refused("", "line 1: a latency table must begin with 'nas4j latency table 1', but begins with ''");
        refused(text.replace("table 1", "table 2"), "line 1: ", "table 2");
        refused(text.replace("machine\t", "machine "), "line 3: must be 'machine', a tab and its value");
        refused(text.replace("batch\t8", "batch\tmany"), "line 4: must be a whole number", "many");
        refused(text.replace("batch\t8", "batch\t0"), "the batch of a latency table must be a whole number from 1");
        refused(text.replace("0.95", "fast"), "line 5: the factor must be a number as 0.95, but was 'fast'");
        refused(text.replace("operator\n", "what\n"), "line 6: a latency table must name its columns");
        refused(text.replace("1200", "1.2ms"), "line 7: must be a whole number", "1.2ms");
        refused(text.replace("mean", "meen"), "line 7: 'meen 16 size 7' is no operator of a latency table");
        refused(text + "1200\t30\tmean 16 size 7\n", "line 8: 'mean 16 size 7' stands there twice");
        refused(text.substring(0, text.length() - 20), "line 7: ");
        refused(text.substring(0, text.indexOf("1200")), "must have at least one operator");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> LatencyText.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Example
    void aTimingIsMedianAndInterquartileRange() {
        assertThat(Timing.of(5)).isEqualTo(new Timing(5, 0));
        assertThat(Timing.of(9, 1, 5)).isEqualTo(new Timing(5, 8));
        assertThat(Timing.of(50, 10, 20, 30, 40, 70, 60)).isEqualTo(new Timing(40, 40));
        assertThat(Timing.of(1, 2, 3, 4, 5, 6, 7, 8, 1000)).isEqualTo(new Timing(5, 4));
    }
}
