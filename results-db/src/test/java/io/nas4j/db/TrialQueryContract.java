package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.architecture;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.ConditionParser;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.NetworkFront;
import io.nas4j.core.store.NetworkPoint;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store answers to those who look for trials. */
interface TrialQueryContract {

    StudyStore store();

    /** Complete 0, 2 and 5, of which 5 is linked to 0; pruned 1, failed 3, running 4; another study that must not be seen. */
    private void fill() {
        StudyStore store = store();
        store.create(config("s"), PROVENANCE);
        store.create(config("other"), PROVENANCE);
        for (String study : List.of("other", "s")) {
            for (int i = 0; i < 5; i++) {
                store.start(study, spec(i), TrialRun.of(Long.MIN_VALUE + i, i % 2));
            }
        }
        store.finish("other", Phase.SEARCH, 0, complete(1), OptionalDouble.of(9), 1);
        store.finish("s", Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.25), 3);
        store.finish("s", Phase.SEARCH, 1, new Outcome.Pruned(0.125), OptionalDouble.empty(), 2);
        MeasuredLatency one = new MeasuredLatency(1, new Timing(2_500_000, 9));
        MeasuredLatency eight = new MeasuredLatency(8, new Timing(12_000_000, 9));
        store.finish(
                "s", Phase.SEARCH, 2, complete(0.25).withLatencies(List.of(one, eight)), OptionalDouble.of(0.75), 1);
        store.finish(
                "s", Phase.SEARCH, 3, new Outcome.Failed(FailureCause.TIMEOUT, "too slow"), OptionalDouble.empty(), 4);
        store.link("s", spec(5, architecture(0)), 0);
    }

    private List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    private List<Integer> found(String where) {
        return numbers(store().trials("s", TrialQuery.where(Phase.SEARCH, ConditionParser.parse(where))));
    }

    @Test
    default void findsThoseForWhichTheConditionHolds() {
        fill();
        Map<String, List<Integer>> conditions = new LinkedHashMap<>();
        conditions.put("number >= 0", List.of(0, 1, 2, 3, 4, 5));
        conditions.put("accuracy > 0.2 and state = COMPLETE", List.of(0, 2, 5));
        conditions.put("not accuracy > 0.2", List.of(1, 3, 4));
        conditions.put("accuracy <= 0.2", List.of(1));
        conditions.put("cause != DIVERGED", List.of(3));
        conditions.put("not cause = TIMEOUT", List.of(0, 1, 2, 4, 5));
        conditions.put("same_as is not null", List.of(5));
        conditions.put("reward is null", List.of(1, 3, 4));
        conditions.put("number > 2.5 and number < 4.5", List.of(3, 4));
        conditions.put("number = 2.5", List.of());
        conditions.put("number != 2.5 and number < 1e300", List.of(0, 1, 2, 3, 4, 5));
        conditions.put("macs > 9e18 or macs < -9e30", List.of());
        conditions.put("(seconds = 1 or seconds = 4) and not (state = FAILED)", List.of(2));
        conditions.put("worker = 1", List.of(1, 3));
        conditions.put("worker is null", List.of(5));
        conditions.put("seed <= -9223372036854775807", List.of(0, 1));
        conditions.put("seed = 9223372036854775808", List.of());
        conditions.put("latency_ms = 2.5", List.of(2));
        conditions.put("latency_ms < 10 or number = 4", List.of(2, 4));
        conditions.put("not latency_ms > 0", List.of(0, 1, 3, 4, 5));
        conditions.put("fingerprint = \"' OR 1=1 --\"", List.of());
        conditions.forEach(
                (where, numbers) -> assertThat(found(where)).as(where).isEqualTo(numbers));
    }

    @Test
    default void ordersWithWhatHasNoValueLast() {
        fill();
        TrialOrder falling = new TrialOrder(TrialField.REWARD, true);
        assertThat(numbers(
                        store().trials("s", new TrialQuery(Phase.SEARCH, Condition.ALL, falling, OptionalInt.empty()))))
                .containsExactly(2, 0, 5, 1, 3, 4);
        TrialOrder rising = new TrialOrder(TrialField.SECONDS, false);
        assertThat(numbers(
                        store().trials("s", new TrialQuery(Phase.SEARCH, Condition.ALL, rising, OptionalInt.empty()))))
                .containsExactly(5, 2, 1, 0, 3, 4);
        TrialOrder worker = new TrialOrder(TrialField.WORKER, true);
        assertThat(numbers(
                        store().trials("s", new TrialQuery(Phase.SEARCH, Condition.ALL, worker, OptionalInt.empty()))))
                .containsExactly(1, 3, 0, 2, 4, 5);
        TrialOrder fastest = new TrialOrder(TrialField.LATENCY_MS, false);
        assertThat(numbers(
                        store().trials("s", new TrialQuery(Phase.SEARCH, Condition.ALL, fastest, OptionalInt.empty()))))
                .containsExactly(2, 0, 1, 3, 4, 5);
        TrialOrder newest = new TrialOrder(TrialField.NUMBER, true);
        assertThat(numbers(
                        store().trials("s", new TrialQuery(Phase.SEARCH, Condition.ALL, newest, OptionalInt.empty()))))
                .containsExactly(5, 4, 3, 2, 1, 0);
    }

    @Test
    default void takesTheLastOfThoseThatItFindsAndOrdersThem() {
        fill();
        Condition trained = ConditionParser.parse("reward is not null");
        assertThat(numbers(store().trials(
                                "s", new TrialQuery(Phase.SEARCH, trained, TrialOrder.NUMBERS, OptionalInt.of(2)))))
                .containsExactly(2, 5);
        assertThat(numbers(store().trials(
                                "s",
                                new TrialQuery(
                                        Phase.SEARCH,
                                        trained,
                                        new TrialOrder(TrialField.ACCURACY, true),
                                        OptionalInt.of(2)))))
                .containsExactly(5, 2);
        assertThat(numbers(store().trials(
                                "s",
                                new TrialQuery(Phase.SEARCH, Condition.ALL, TrialOrder.NUMBERS, OptionalInt.of(100)))))
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(store().trials("s", TrialQuery.where(Phase.GRID, Condition.ALL)))
                .isEmpty();
    }

    @Test
    default void givesWholeTrials() {
        fill();
        assertThat(store().trials("s", TrialQuery.where(Phase.SEARCH, Condition.ALL)))
                .isEqualTo(store().trials("s", Phase.SEARCH));
        assertThat(store().numbered("s", List.of(3, 1, 77, 1)))
                .isEqualTo(List.of(
                        store().trials("s", Phase.SEARCH).get(1),
                        store().trials("s", Phase.SEARCH).get(3)));
    }

    @Test
    default void givesOutlinesOfTheTrialsFromANumberOn() {
        fill();
        List<TrialOutline> all =
                store().trials("s", Phase.SEARCH).stream().map(TrialOutline::of).toList();
        assertThat(store().outlines("s", 0, 100)).isEqualTo(all);
        assertThat(store().outlines("s", 2, 3)).isEqualTo(all.subList(2, 5));
        assertThat(store().outlines("s", 6, 1)).isEmpty();
    }

    @Test
    default void givesTheEpochsOfSomeTrials() {
        StudyStore store = store();
        store.create(config("s"), PROVENANCE);
        for (int i = 0; i < 3; i++) {
            store.start("s", spec(i));
        }
        Epoch first = new Epoch(1, 2, 0.25, OptionalDouble.of(1.5), 0.1, 1, 10);
        Epoch second = new Epoch(2, 1, 0.5, OptionalDouble.empty(), 0.1, 1, 10);
        store.epoch("s", Phase.SEARCH, 0, first);
        store.epoch("s", Phase.SEARCH, 2, first);
        store.epoch("s", Phase.SEARCH, 2, second);
        assertThat(store.epochs("s", List.of(2, 1, 77, 2))).isEqualTo(Map.of(2, List.of(first, second)));
        assertThat(store.epochs("s", List.of())).isEmpty();
    }

    @Test
    default void ranksDistinctNetworksByReward() {
        fill();
        assertThat(numbers(store().best("s", 10))).containsExactly(2, 0);
        assertThat(numbers(store().best("s", 1))).containsExactly(2);
    }

    @Test
    default void givesTheFrontOfDistinctNetworks() {
        fill();
        List<Trial> trials = store().trials("s", Phase.SEARCH);
        for (Metric metric : List.of(Metric.MACS, Metric.PARAMS)) {
            assertThat(store().front("s", metric))
                    .isEqualTo(NetworkFront.of(Stream.of(0, 2)
                            .map(trials::get)
                            .map(trial -> new NetworkPoint(
                                    trial.number(),
                                    trial.accuracy().orElseThrow(),
                                    metric == Metric.MACS ? trial.macs() : trial.params()))
                            .toList()));
        }
    }

    @Test
    default void findsTheFirstTrialOfANetwork() {
        fill();
        String network = Fingerprint.of(architecture(0));
        assertThat(store().firstWith("s", network, 6)).hasValue(0);
        assertThat(store().firstWith("s", network, 0)).isEmpty();
        assertThat(store().firstWith("s", Fingerprint.of(architecture(4)), 4)).isEmpty();
        assertThat(store().firstWith("s", Fingerprint.of(architecture(9)), 6)).isEmpty();
    }

    @Test
    default void countsOneStudy() {
        fill();
        assertThat(store().summary("s"))
                .isEqualTo(store().studies().stream()
                        .filter(summary -> summary.config().name().equals("s"))
                        .findFirst()
                        .orElseThrow());
        StudySummary summary = store().summary("s");
        assertThat(List.of(summary.trials(), summary.complete(), summary.pruned(), summary.failed()))
                .containsExactly(6, 3, 1, 1);
        assertThat(summary.bestReward()).hasValue(0.75);
        store().create(config("new"), PROVENANCE);
        assertThat(store().summary("new").trials()).isZero();
        assertThat(store().summary("new").bestReward()).isEmpty();
    }

    @Test
    default void looksForNothingInAStudyThatIsNotThere() {
        fill();
        assertThatThrownBy(() -> store().trials("gone", TrialQuery.where(Phase.SEARCH, Condition.ALL)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().best("gone", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().front("gone", Metric.MACS)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().summary("gone")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().outlines("gone", 0, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().epochs("gone", List.of(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store().firstWith("gone", "f", 1)).isInstanceOf(InvalidInputException.class);
    }
}
