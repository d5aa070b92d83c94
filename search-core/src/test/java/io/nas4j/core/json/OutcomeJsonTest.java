package io.nas4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OutcomeJsonTest {

    /** Any number, also those that are none or infinite. */
    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    private static Arbitrary<List<MeasuredLatency>> latencies() {
        Arbitrary<Timing> timings = Combinators.combine(
                        Arbitraries.longs().between(1, Timing.MOST),
                        Arbitraries.longs().between(0, Timing.MOST))
                .as(Timing::new);
        return Combinators.combine(Arbitraries.integers().between(1, LatencyTable.MAX_BATCH), timings)
                .as(MeasuredLatency::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<OptionalDouble> maybe() {
        return numbers().optional().map(number -> number.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static Arbitrary<OtherObjectives> objectives() {
        return Arbitraries.maps(
                        Arbitraries.of("energy_j", "latency_ms", "f1"),
                        Arbitraries.doubles().map(value -> value + 0.0))
                .map(values -> new OtherObjectives(new TreeMap<>(values)));
    }

    @Provide
    Arbitrary<Outcome> outcomes() {
        Arbitrary<Optional<String>> notes = Arbitraries.strings().optional();
        return Arbitraries.oneOf(
                Combinators.combine(numbers(), maybe(), notes, latencies(), objectives())
                        .as(Outcome.Complete::new),
                Combinators.combine(numbers(), notes, latencies(), objectives()).as(Outcome.Pruned::new),
                Combinators.combine(Arbitraries.of(FailureCause.values()), Arbitraries.strings())
                        .as(Outcome.Failed::new));
    }

    @Provide
    Arbitrary<Epoch> epochs() {
        return Combinators.combine(
                        Arbitraries.integers(), numbers(), numbers(), maybe(), numbers(), numbers(), numbers())
                .as(Epoch::new);
    }

    @Property
    void readsTheOutcomeThatItWrote(@ForAll("outcomes") Outcome outcome) {
        assertThat(OutcomeJson.read(JsonText.object(text(outcome)).object("outcome")))
                .isEqualTo(outcome);
    }

    @Property
    void readsTheEpochThatItWrote(@ForAll("epochs") Epoch epoch) {
        String text = JsonText.object(json -> EpochJson.write("epoch", epoch, json));
        assertThat(EpochJson.read(JsonText.object(text).object("epoch"))).isEqualTo(epoch);
    }

    private static String text(Outcome outcome) {
        return JsonText.object(json -> OutcomeJson.write("outcome", outcome, json));
    }

    @Example
    void keepsItsFieldNames() {
        assertThat(text(new Outcome.Complete(
                        0.5,
                        OptionalDouble.of(0.25),
                        Optional.of("slow"),
                        List.of(new MeasuredLatency(8, new Timing(100, 7))),
                        OtherObjectives.parse("energy_j=0.5"))))
                .isEqualTo(
                        "{\"outcome\":{\"type\":\"complete\",\"accuracy\":0.5,\"test_accuracy\":0.25,\"note\":\"slow\",\"objectives\":\"energy_j=0.5\","
                                + "\"latencies\":[{\"batch\":8,\"median_ns\":100,\"spread_ns\":7}]}}");
        assertThat(text(new Outcome.Pruned(0.5)))
                .isEqualTo("{\"outcome\":{\"type\":\"pruned\",\"accuracy\":0.5,\"latencies\":[]}}");
        assertThat(text(new Outcome.Failed(FailureCause.DIVERGED, "the loss became NaN")))
                .isEqualTo(
                        "{\"outcome\":{\"type\":\"failed\",\"cause\":\"DIVERGED\",\"message\":\"the loss became NaN\"}}");
        assertThat(JsonText.object(json ->
                        EpochJson.write("epoch", new Epoch(1, 2, 0.5, OptionalDouble.empty(), 0.1, 3, 4), json)))
                .isEqualTo("{\"epoch\":{\"number\":1,\"loss\":2.0,\"accuracy\":0.5,\"learning_rate\":0.1,"
                        + "\"seconds\":3.0,\"images_per_second\":4.0}}");
    }

    @Example
    void namesTheKeyThatIsWrong() {
        String good = text(new Outcome.Complete(0.5, OptionalDouble.empty()));
        refuses(good.replace("complete", "done"), "'outcome.type' must be complete or pruned or failed");
        refuses(good.replace("0.5", "\"half\""), "'outcome.accuracy' must be a number");
        refuses(
                good.replace("\"latencies\":[]", "\"latencies\":[1]"),
                "'outcome.latencies' must be an array of objects");
        refuses(good.replace("\"latencies\":[]", "\"latencies\":[{}]"), "'outcome.latencies.batch' is missing");
        refuses(good.replace("\"accuracy\"", "\"loss\":1,\"accuracy\""), "'outcome.loss' is a key");
        String failed = text(new Outcome.Failed(FailureCause.ERROR, ""));
        refuses(failed.replace("ERROR", "BORED"), "'outcome.cause' must be DIVERGED or ");
    }

    private static void refuses(String json, String reason) {
        JsonObject outcome = JsonText.object(json).object("outcome");
        assertThatThrownBy(() -> OutcomeJson.read(outcome))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
