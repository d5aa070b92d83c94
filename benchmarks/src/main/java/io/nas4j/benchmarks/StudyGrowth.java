package io.nas4j.benchmarks;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Lets the only study of a storage grow as a search would, while others look at it: {@code STORAGE TRIALS MILLIS} adds so many trials of
 * random networks, one after so many milliseconds. Nothing is trained.
 */
public final class StudyGrowth {

    private StudyGrowth() {}

    public static void main(String[] args) throws InterruptedException {
        int more = Integer.parseInt(args[1]);
        long millis = Long.parseLong(args[2]);
        try (StudyStore store = H2StudyStore.open(args[0], OpenMode.WRITE)) {
            StudySummary study = store.studies().get(0);
            String name = study.config().name();
            store.setTrials(name, study.trials() + more);
            store.claim(name);
            SearchSpace space = SearchSpaces.get(
                    study.config().plan().space().name(),
                    study.config().data().input(),
                    study.config().data().classes());
            SplittableRandom random = new SplittableRandom(study.trials());
            for (int number = study.trials(); number < study.trials() + more; number++) {
                add(store, study, space, number, random);
                Thread.sleep(millis);
            }
        }
        System.out.printf(Locale.ROOT, "%d trials were added%n", more);
    }

    private static void add(
            StudyStore store, StudySummary study, SearchSpace space, int number, SplittableRandom random) {
        String name = study.config().name();
        Choices choices = space.uniform(random);
        TrialSpec spec =
                new TrialSpec(Phase.SEARCH, number, space.describe(choices), space.build(choices), Optional.empty());
        double accuracy = 0.3 + 0.5 * random.nextDouble();
        double reward = study.config().plan().objective().reward(accuracy, space.cost(Metric.MACS, choices));
        store.start(name, spec, TrialRun.UNKNOWN);
        store.epoch(name, Phase.SEARCH, number, new Epoch(1, 1, accuracy, OptionalDouble.empty(), 0.1, 1, 1000));
        store.finish(
                name,
                Phase.SEARCH,
                number,
                new Outcome.Complete(accuracy, OptionalDouble.empty()),
                OptionalDouble.of(reward),
                1);
    }
}
