package io.nas4j.db.table;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.latency.Timing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What the database finds is what the condition itself says, and nothing that was typed is in its SQL. */
class ConditionSqlTest {

    private static final int TRIALS = 60;
    private static final H2StudyStore STORE =
            H2StudyStore.open("jdbc:h2:mem:conditions;DB_CLOSE_DELAY=-1", OpenMode.WRITE);

    @BeforeContainer
    static void fill() {
        STORE.create(config("s"), PROVENANCE);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < TRIALS; i++) {
            OptionalLong seed = i % 7 == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
            OptionalInt worker = i % 5 == 0 ? OptionalInt.empty() : OptionalInt.of(i % 3);
            STORE.start("s", spec(i), new TrialRun(seed, worker, Optional.empty(), Optional.empty()));
            List<MeasuredLatency> latencies = i % 3 == 0
                    ? List.of()
                    : List.of(new MeasuredLatency(i % 4 == 0 ? 8 : 1, new Timing(random.nextInt(1, 40_000_000), 0)));
            double accuracy = random.nextInt(8) / 8.0;
            OptionalDouble reward = OptionalDouble.of(accuracy - 0.5);
            switch (random.nextInt(5)) {
                case 0 ->
                    STORE.finish(
                            "s",
                            Phase.SEARCH,
                            i,
                            new Outcome.Failed(FailureCause.values()[i % FailureCause.values().length], "no"),
                            OptionalDouble.empty(),
                            i);
                case 1 -> STORE.finish("s", Phase.SEARCH, i, new Outcome.Pruned(accuracy), OptionalDouble.empty(), 2);
                case 2 -> {
                    // it runs
                }
                default ->
                    STORE.finish(
                            "s",
                            Phase.SEARCH,
                            i,
                            new Outcome.Complete(accuracy, OptionalDouble.of(accuracy)).withLatencies(latencies),
                            reward,
                            3);
            }
        }
    }

    @AfterContainer
    static void close() {
        STORE.close();
    }

    @Property(tries = 300)
    void findsWhatTheConditionSays(
            @ForAll("conditions") Condition where, @ForAll("fields") TrialField by, @ForAll boolean descending) {
        TrialQuery query = new TrialQuery(Phase.SEARCH, where, new TrialOrder(by, descending), OptionalInt.empty());
        assertThat(numbers(STORE.trials("s", query))).isEqualTo(numbers(query.of(STORE.trials("s", Phase.SEARCH))));
        TrialQuery last = new TrialQuery(Phase.SEARCH, where, query.order(), OptionalInt.of(7));
        assertThat(numbers(STORE.trials("s", last))).isEqualTo(numbers(last.of(STORE.trials("s", Phase.SEARCH))));
    }

    @Property(tries = 300)
    void hasNothingInItThatWasTyped(@ForAll String word, @ForAll BigDecimal number) {
        Condition typed = new Condition.All(List.of(
                new Condition.OfWord(TrialField.FINGERPRINT, true, word),
                new Condition.OfNumber(TrialField.REWARD, Operator.BELOW, number)));
        assertThat(ConditionSql.of(typed).text())
                .isEqualTo("((fingerprint IS NOT NULL AND fingerprint = :value0)"
                        + " AND (reward IS NOT NULL AND reward < :value1))");
        assertThat(STORE.trials("s", TrialQuery.where(Phase.SEARCH, typed))).isEmpty();
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    @Provide
    Arbitrary<TrialField> fields() {
        return Arbitraries.of(TrialField.compared());
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<BigDecimal> numbers = Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(-70, 70)
                        .map(i -> BigDecimal.valueOf(i).movePointLeft(3).multiply(BigDecimal.valueOf(125))),
                Arbitraries.integers().between(-2, TRIALS + 2).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals().ofScale(3),
                Arbitraries.of(new BigDecimal("1e30"), new BigDecimal("-1e999"), new BigDecimal("1e-999")),
                Arbitraries.of(STORE.trials("s", Phase.SEARCH).stream()
                        .map(trial -> BigDecimal.valueOf(trial.macs()))
                        .toList()),
                Arbitraries.of(STORE.trials("s", Phase.SEARCH).stream()
                        .flatMap(trial -> trial.run().seed().stream().boxed())
                        .map(BigDecimal::valueOf)
                        .toList()),
                Arbitraries.of(STORE.trials("s", Phase.SEARCH).stream()
                        .flatMap(trial -> TrialField.LATENCY_MS.compared(trial).stream())
                        .map(latency -> new BigDecimal(latency.toString()))
                        .toList()));
        Arbitrary<TrialField> numeric = Arbitraries.of(TrialField.compared())
                .filter(field -> field.kind().numeric());
        Arbitrary<Condition> ofNumbers = Combinators.combine(numeric, Arbitraries.of(Operator.class), numbers)
                .as(Condition.OfNumber::new);
        Arbitrary<Condition> ofWords = Combinators.combine(
                        Arbitraries.of(TrialField.STATE, TrialField.CAUSE, TrialField.FINGERPRINT),
                        Arbitraries.of(true, false),
                        Arbitraries.of("COMPLETE", "FAILED", "TIMEOUT", "x"))
                .as(Condition.OfWord::new);
        Arbitrary<Condition> missing = Arbitraries.of(TrialField.compared()).map(Condition.Missing::new);
        Arbitrary<Condition> nested = Arbitraries.oneOf(ofNumbers, ofWords, missing);
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<Condition> parts = nested;
            nested = Arbitraries.oneOf(
                    parts,
                    parts.map(Condition.Not::new),
                    parts.list().ofMaxSize(3).map(Condition.All::new),
                    parts.list().ofMaxSize(3).map(Condition.Any::new));
        }
        return nested;
    }
}
