package io.nas4j.report.live;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up study of which so many trials are there. */
public final class GrowingStudies implements LiveStudies {

    /** Its name. */
    public static final String NAME = "grows";

    private final StudyRecords whole;
    private final AtomicInteger there;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    public GrowingStudies(int trials, int there) {
        this.whole = MadeUpStudy.of(NAME, SearchSpaces.MICRO, trials, MadeUpStudy.HOSTILE);
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
    public List<Seen> look() {
        looks.incrementAndGet();
        return List.of(new Seen(summary(), SearchDirective.GO_ON, "" + there.get()));
    }

    @Override
    public StudyRecords records(StudySummary seen) {
        readings.incrementAndGet();
        PhaseRecords some = new PhaseRecords(
                whole.search().subList(0, there.get()), whole.of(Phase.SEARCH).epochs());
        Map<Phase, Lazy<PhaseRecords>> phases = new EnumMap<>(whole.phases());
        phases.put(Phase.SEARCH, new Lazy<>(() -> some));
        return new StudyRecords(
                summary(),
                whole.runs(),
                phases,
                some.ranked().stream().findFirst(),
                whole.strategy(),
                whole.family(),
                whole.artifacts(),
                whole.analyses());
    }

    private StudySummary summary() {
        StudySummary all = whole.summary();
        return new StudySummary(
                all.config(),
                all.created(),
                "RUNNING",
                there.get(),
                (int) whole.search().stream()
                        .limit(there.get())
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .count(),
                0,
                0,
                all.bestReward());
    }
}
