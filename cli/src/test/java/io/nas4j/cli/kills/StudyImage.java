package io.nas4j.cli.kills;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All of a study that a kill must not change: everything but times, and which worker had a trial.
 *
 * @param lines one a value
 * @param finished trials
 * @param running trials
 */
record StudyImage(List<String> lines, int finished, int running) {

    static StudyImage of(String storage, String study) {
        try (H2StudyStore store = H2StudyStore.open(storage, OpenMode.READ)) {
            List<String> lines = new ArrayList<>();
            lines.add("configuration " + store.config(study).orElseThrow());
            int finished = 0;
            int running = 0;
            for (Phase phase : List.of(Phase.SEARCH, Phase.CONFIRM, Phase.BASELINE, Phase.GRID, Phase.SWEEP)) {
                Map<Integer, List<Epoch>> epochs = store.epochs(study, phase);
                for (Trial trial : store.trials(study, phase)) {
                    finished += trial.state().finished() ? 1 : 0;
                    running += trial.state() == TrialState.RUNNING ? 1 : 0;
                    lines.add(phase.text() + " trial " + trial.number() + " " + trial.state() + " " + trial.cause()
                            + " "
                            + trial.spec().decisions() + " " + trial.fingerprint() + " params " + trial.params()
                            + " macs "
                            + trial.macs() + " accuracy " + trial.accuracy() + " reward " + trial.reward() + " same as "
                            + trial.sameAs() + " test " + trial.testAccuracy() + " seed "
                            + trial.run().seed() + " " + trial.message());
                    for (Epoch epoch : epochs.getOrDefault(trial.number(), List.of())) {
                        lines.add("epoch " + trial.number() + "/" + epoch.number() + " loss " + epoch.loss()
                                + " accuracy " + epoch.accuracy() + " rate " + epoch.learningRate());
                    }
                }
                lines.add(phase.text() + " plan " + store.plan(study, phase));
            }
            for (Artifact artifact : store.artifacts(study)) {
                lines.add("file " + artifact.kind() + " " + artifact.sha256());
            }
            for (StrategyRecord record : store.strategyRecords(study)) {
                lines.add("event " + record);
            }
            new TreeMap<>(store.scores(study))
                    .forEach((fingerprint, scores) -> scores.forEach((name, score) -> lines.add(
                            "score " + name + " of " + fingerprint + " " + score.value() + " " + score.problem())));
            for (StudySummary summary : store.studies()) {
                if (summary.config().name().equals(study)) {
                    lines.add("summary " + summary.state() + " " + summary.complete() + " " + summary.failed()
                            + " best " + summary.bestReward());
                }
            }
            return new StudyImage(lines, finished, running);
        }
    }

    /** The first line that differs, with both; empty where none does. */
    String difference(StudyImage other) {
        for (int i = 0; i < Math.max(lines.size(), other.lines.size()); i++) {
            String one = i < lines.size() ? lines.get(i) : "nothing";
            String two = i < other.lines.size() ? other.lines.get(i) : "nothing";
            if (!one.equals(two)) {
                return "expected <" + one + "> but had <" + two + ">";
            }
        }
        return "";
    }
}
