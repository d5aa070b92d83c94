package io.nas4j.report.live;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.MadeUpTrials;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up study of which so many trials are there. */
public final class GrowingStudies implements LiveStudies {

    /** Its name. */
    public static final String NAME = "grows";

    private final StudyRecords whole;
    private final List<Trial> all;
    private final AtomicInteger there;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    public GrowingStudies(int trials, int there) {
        this.whole = MadeUpStudy.of(NAME, SearchSpaces.MICRO, trials, MadeUpStudy.HOSTILE);
        this.all = whole.shown();
        this.there = new AtomicInteger(there);
    }

    /** From now on there are so many trials. */
    public void grow(int trials) {
        there.set(trials);
    }

    int looks() {
        return looks.get();
    }

    int readings() {
        return readings.get();
    }

    @Override
    public void count() {
        // nothing is stored
    }

    @Override
    public List<Seen> look() {
        looks.incrementAndGet();
        return List.of(new Seen(summary(), SearchDirective.GO_ON, "" + there.get(), true));
    }

    @Override
    public StudyRecords records(StudySummary seen) {
        readings.incrementAndGet();
        MadeUpTrials some =
                new MadeUpTrials(all.subList(0, there.get()), whole.trials().epochs(numbers(all)));
        return new StudyRecords(
                summary(),
                whole.runs(),
                some.records(),
                some,
                whole.later(),
                whole.strategy(),
                whole.family(),
                whole.artifacts(),
                whole.analyses());
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    private StudySummary summary() {
        StudySummary all = whole.summary();
        return new StudySummary(
                all.config(),
                all.created(),
                "RUNNING",
                there.get(),
                (int) this.all.stream()
                        .limit(there.get())
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .count(),
                0,
                0,
                all.bestReward());
    }
}
