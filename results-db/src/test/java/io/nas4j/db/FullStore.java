package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.reward;
import static io.nas4j.db.Fixtures.spec;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.AskedTrial;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A storage that has all that a storage can have. */
public final class FullStore {

    private static final AskedTrial ASKED =
            new AskedTrial(2, 1, Instant.parse("2026-11-30T12:00:00.123Z"), Instant.parse("2026-12-01T12:00:00Z"));

    private FullStore() {}

    /** Two studies with a row in every table, and values that are hard to write. */
    public static void fill(String url) {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            for (String name : List.of("a", "b")) {
                store.create(config(name), PROVENANCE);
                store.start(name, spec(0), TrialRun.of(Long.MIN_VALUE, 1));
                store.epoch(name, Phase.SEARCH, 0, epoch(1));
                store.epoch(
                        name,
                        Phase.SEARCH,
                        0,
                        new Epoch(2, Double.NaN, 0, OptionalDouble.of(1.25), 0.01, 1, Double.POSITIVE_INFINITY));
                store.finish(name, Phase.SEARCH, 0, complete(1e-300), reward(0, 1e-300), 0.1 + 0.2);
                store.link(name, spec(1, spec(0).architecture()), 0);
                store.start(name, spec(2));
                Outcome failed = new Outcome.Failed(FailureCause.ERROR, "a \"quoted\",\r\nmulti-line\ttext; ä 日 ''");
                store.finish(name, Phase.SEARCH, 2, failed, OptionalDouble.empty(), 2);
                store.start(name, spec(3));
                store.finish(
                        name, Phase.SEARCH, 3, new Outcome.Failed(FailureCause.ERROR, ""), OptionalDouble.empty(), 2);
                store.savePlan(
                        name, new PhasePlan(Phase.BASELINE, config(name).plan().task(), Map.of("top", "a=\"b\"")));
                Cost cost = CostModel.cost(spec(4).architecture());
                store.saveFamily(
                        name,
                        List.of(new FamilyMember(
                                1.1 + 2.2,
                                new ScalingCoefficients(1.2, 1.1, 1.15),
                                spec(4).architecture(),
                                cost.params(),
                                cost.macs())));
                store.saveArtifact(name, new Artifact("k", "/tmp/ä b;c", OptionalLong.of(7), "0a".repeat(32), ""));
                StrategyEvent event = new StrategyEvent(
                        StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("loss", Double.NEGATIVE_INFINITY)), "x");
                store.saveStrategyRecord(name, new StrategyRecord(0, 3, 1, event));
                store.saveScores(
                        name,
                        Fingerprint.of(spec(0).architecture()),
                        new TreeMap<>(Map.of(
                                "naswot", Score.of(-1e-300, 0.1 + 0.2),
                                "swap", Score.missing("a \"quoted\",\r\ntext; ä", 0))));
                store.beginRun(name, 1, PROVENANCE);
                store.saveAsked(name, ASKED);
            }
            store.claim("a");
        }
    }
}
