package io.nas4j.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SearchDigestTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    /** Few values, so that many are equal. */
    private static TrialOutline trial(int number, Random random) {
        TrialState state = random.nextInt(4) > 0
                ? TrialState.COMPLETE
                : random.nextBoolean() ? TrialState.PRUNED : TrialState.FAILED;
        boolean failed = state == TrialState.FAILED;
        return new TrialOutline(
                number,
                state,
                failed ? Optional.of(FailureCause.values()[random.nextInt(3)]) : Optional.empty(),
                random.nextInt(30),
                random.nextInt(30),
                failed ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(20) / 20.0),
                state == TrialState.COMPLETE ? OptionalDouble.of(random.nextInt(50) / 50.0) : OptionalDouble.empty(),
                random.nextInt(9) == 0 ? OptionalInt.of(0) : OptionalInt.empty(),
                new TrialOutline.Spell(
                        OptionalDouble.of(random.nextInt(9)),
                        Optional.of(BEGIN.plusSeconds(number)),
                        Optional.of(BEGIN.plusSeconds(number + random.nextInt(20)))));
    }

    private static List<TrialOutline> trials(int count, Random random) {
        List<TrialOutline> trials = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            trials.add(trial(number, random));
        }
        return trials;
    }

    private static List<TrialOutline> front(List<TrialOutline> trials, ToDoubleFunction<TrialOutline> cost) {
        return ParetoFront.of(trials, trial -> trial.accuracy().orElse(Double.NaN), cost)
                .things();
    }

    private static List<TrialOutline> rising(List<TrialOutline> trials, Comparator<TrialOutline> order) {
        List<TrialOutline> rising = new ArrayList<>();
        for (TrialOutline trial : trials.stream().sorted(order).toList()) {
            if (rising.isEmpty() || reward(trial) > reward(rising.get(rising.size() - 1))) {
                rising.add(trial);
            }
        }
        return rising;
    }

    private static double reward(TrialOutline trial) {
        return trial.reward().orElseThrow();
    }

    @Property(tries = 200)
    void saysWhatAllTrialsTogetherSay(@ForAll @IntRange(max = 1300) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<TrialOutline> trials = trials(count, random);
        SearchRecords records = SearchRecords.of(trials);
        List<TrialOutline> rewarded =
                trials.stream().filter(TrialOutline::rewarded).toList();
        List<TrialOutline> ranked = trials.stream().filter(TrialOutline::ranked).toList();
        Comparator<TrialOutline> ended =
                Comparator.comparing(trial -> trial.finished().orElseThrow());
        assertThat(records.fronts().macs()).isEqualTo(front(ranked, TrialOutline::macs));
        assertThat(records.fronts().params()).isEqualTo(front(ranked, TrialOutline::params));
        assertThat(records.rises().byNumber()).isEqualTo(rising(rewarded, Comparator.comparing(TrialOutline::number)));
        assertThat(records.rises().byEnd())
                .extracting(SearchDigestTest::reward)
                .isSubsetOf(rising(rewarded, ended).stream()
                        .map(SearchDigestTest::reward)
                        .toList());
        assertThat(records.best())
                .isEqualTo(ranked.stream()
                        .sorted(Comparator.comparing((TrialOutline trial) -> -reward(trial))
                                .thenComparing(TrialOutline::number))
                        .limit(Shown.BEST)
                        .toList());
        assertThat(records.totals().ranked()).isEqualTo(ranked.size());
        assertThat(records.totals().count()).isEqualTo(count);
        for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
            List<TrialOutline> own = trials.stream()
                    .filter(trial -> trial.state() == state && trial.sameAs().isEmpty())
                    .toList();
            assertThat(records.totals().spent().getOrDefault(state, Spent.NOTHING))
                    .isEqualTo(new Spent(
                            own.size(),
                            own.stream()
                                    .mapToDouble(trial -> trial.seconds().orElse(0))
                                    .sum()));
        }
        for (FailureCause cause : FailureCause.values()) {
            List<Integer> failed = trials.stream()
                    .filter(trial -> trial.cause().equals(Optional.of(cause)))
                    .map(TrialOutline::number)
                    .toList();
            assertThat(records.totals().failures().getOrDefault(cause, Failures.NONE))
                    .isEqualTo(
                            new Failures(failed.size(), failed.stream().limit(3).toList()));
        }
        assertThat(records.shown().trials()).hasSizeLessThanOrEqualTo(Shown.MOST);
        if (count <= Shown.MOST) {
            assertThat(records.shown().trials()).isEqualTo(trials);
        } else {
            assertThat(records.shown().trials())
                    .containsAll(records.best())
                    .containsAll(records.fronts().macs());
        }
    }

    @Property(tries = 100)
    void theOrderInWhichTrialsFinishDoesNotMatter(@ForAll @IntRange(max = 300) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<TrialOutline> trials = trials(count, random);
        SearchRecords records = SearchRecords.of(trials);
        List<TrialOutline> otherwise = new ArrayList<>(trials);
        Collections.shuffle(otherwise, random);
        SearchRecords other = SearchRecords.of(otherwise);
        assertThat(other.fronts().macs()).isEqualTo(records.fronts().macs());
        assertThat(other.rises().byNumber()).isEqualTo(records.rises().byNumber());
        assertThat(other.rises().byEnd()).isEqualTo(records.rises().byEnd());
        assertThat(other.best()).isEqualTo(records.best());
        assertThat(other.shown()).isEqualTo(records.shown());
        assertThat(other.totals().began()).isEqualTo(records.totals().began());
        assertThat(other.totals().ended()).isEqualTo(records.totals().ended());
    }

    @Property(tries = 20)
    void anotherTrialLeavesMostOfThoseThatAreShown(@ForAll @IntRange(min = 3000, max = 6000) int count) {
        Random random = new Random(count);
        List<TrialOutline> trials = trials(count, random);
        List<TrialOutline> before = SearchRecords.of(trials).shown().trials();
        trials.add(trial(count, random));
        List<TrialOutline> after =
                new ArrayList<>(SearchRecords.of(trials).shown().trials());
        int many = after.size();
        after.removeAll(before);
        assertThat(after.size()).isLessThanOrEqualTo(many < before.size() ? 250 : 2);
    }
}
