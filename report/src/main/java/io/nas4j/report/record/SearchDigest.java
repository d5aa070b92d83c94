package io.nas4j.report.record;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes in search trials, each once it has finished, and keeps of them what {@link SearchRecords} has. Another trial takes about as
 * long however many there were. Used by one thread at a time.
 */
public final class SearchDigest {

    private static final int PRUNED = 20;
    private static final int EVENLY = Shown.MOST / 4;

    private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    private final Map<TrialState, Spent> spent = new EnumMap<>(TrialState.class);
    private final Map<FailureCause, Failures> failures = new EnumMap<>(FailureCause.class);
    private final TreeSet<TrialOutline> best = new TreeSet<>(
            Comparator.comparingDouble((TrialOutline trial) -> -reward(trial)).thenComparing(TrialOutline::number));
    private final Skyline rising = new Skyline(TrialOutline::number, SearchDigest::reward);
    private final Skyline risingInTime = new Skyline(SearchDigest::millis, SearchDigest::reward);
    private final Skyline frontOfMacs = new Skyline(TrialOutline::macs, SearchDigest::accuracy);
    private final Skyline frontOfParams = new Skyline(TrialOutline::params, SearchDigest::accuracy);
    private final TreeSet<TrialOutline> pruned = new TreeSet<>(Comparator.comparingInt(TrialOutline::number));
    private final EvenSample few = new EvenSample(Shown.MOST);
    private final EvenSample evenly = new EvenSample(EVENLY);
    private int finished;
    private int linked;
    private int ranked;
    private Optional<Instant> began = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    /** Takes a finished trial in, each one once. */
    public void add(TrialOutline trial) {
        finished++;
        counts.merge(trial.state(), 1, Integer::sum);
        if (trial.sameAs().isPresent()) {
            linked++;
        } else {
            spent.merge(
                    trial.state(),
                    Spent.NOTHING.and(trial.seconds().orElse(0)),
                    (before, one) -> before.and(one.seconds()));
        }
        began = earlier(began, trial.started(), 1);
        ended = earlier(ended, trial.finished(), -1);
        few.add(trial);
        evenly.add(trial);
        if (trial.rewarded()) {
            rising.add(trial);
            risingInTime.add(trial);
        }
        if (trial.ranked()) {
            rank(trial);
        }
        if (trial.state() == TrialState.PRUNED) {
            pruned.add(trial);
            if (pruned.size() > PRUNED) {
                pruned.pollFirst();
            }
        }
        if (trial.state() == TrialState.FAILED) {
            FailureCause cause = trial.cause().orElse(FailureCause.ERROR);
            failures.put(cause, failures.getOrDefault(cause, Failures.NONE).and(trial.number()));
        }
    }

    private void rank(TrialOutline trial) {
        ranked++;
        frontOfMacs.add(trial);
        frontOfParams.add(trial);
        best.add(trial);
        if (best.size() > Shown.BEST) {
            best.pollLast();
        }
    }

    /** How many finished trials it has taken in. */
    public int finished() {
        return finished;
    }

    /** How many of them ended in that state. */
    public int count(TrialState state) {
        return counts.getOrDefault(state, 0);
    }

    /** The highest reward of all; empty where no trial is complete. */
    public OptionalDouble bestReward() {
        return best.isEmpty() ? OptionalDouble.empty() : best.first().reward();
    }

    /** Complete trials of distinct networks that have a reward. */
    public int ranked() {
        return ranked;
    }

    /**
     * What it has now.
     *
     * @param unfinished trials that were read too, by number
     */
    public SearchRecords records(List<TrialOutline> unfinished) {
        Optional<Instant> first = unfinished.stream()
                .map(TrialOutline::started)
                .reduce(began, (before, other) -> earlier(before, other, 1));
        return new SearchRecords(
                new Totals(finished + unfinished.size(), spent, linked, ranked, failures, first, ended),
                List.copyOf(best),
                new SearchRecords.Rises(rising.trials(), risingInTime.trials()),
                new SearchRecords.Fronts(frontOfMacs.trials(), frontOfParams.trials()),
                List.copyOf(pruned),
                shown(unfinished));
    }

    private Shown shown(List<TrialOutline> unfinished) {
        TreeMap<Integer, TrialOutline> chosen = new TreeMap<>();
        if (few.whole() && finished + unfinished.size() <= Shown.MOST) {
            few.trials().forEach(trial -> chosen.put(trial.number(), trial));
        } else {
            best.forEach(trial -> chosen.put(trial.number(), trial));
            evenly.trials().forEach(trial -> chosen.put(trial.number(), trial));
            frontOfMacs.trials().stream()
                    .limit(Shown.MOST - Shown.BEST - EVENLY)
                    .forEach(trial -> chosen.put(trial.number(), trial));
        }
        unfinished.stream().limit(Shown.MOST - chosen.size()).forEach(trial -> chosen.put(trial.number(), trial));
        return new Shown(new ArrayList<>(chosen.values()), finished + unfinished.size());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other, int sign) {
        return one.isEmpty() ? other : other.isEmpty() || sign * one.get().compareTo(other.get()) <= 0 ? one : other;
    }

    private static double reward(TrialOutline trial) {
        return trial.reward().orElse(Double.NaN);
    }

    private static double accuracy(TrialOutline trial) {
        return trial.accuracy().orElse(Double.NaN);
    }

    private static double millis(TrialOutline trial) {
        return trial.finished()
                .map(Instant::toEpochMilli)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }
}
