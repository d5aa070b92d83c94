package io.nas4j.api.workplace;

import io.nas4j.api.about.Version;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.SpaceFingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program, engine and machine that a study is made with, and how they change between its runs. */
public final class Provenances {

    private Provenances() {}

    /** The provenance that this process would give to a study. */
    public static Provenance now(StudyConfig config, Evaluators evaluators) {
        return Version.provenance(engine(config.execution().engine(), evaluators), Optional.of(space(config)));
    }

    private static String engine(String name, Evaluators evaluators) {
        if (ForeignTraining.names(name)) {
            return evaluators.version(name);
        }
        if (Execution.judges(name)) {
            return Engines.version(TorchEngine.NAME) + " with a supernet";
        }
        return TableEvaluator.names(name) ? "table" : Engines.version(name);
    }

    private static String space(StudyConfig config) {
        return config.plan()
                .space()
                .network()
                .map(Fingerprint::of)
                .orElseGet(() -> SpaceFingerprint.of(
                        SpaceArgument.definition(config.plan().space())
                                .space(config.data().input(), config.data().classes())));
    }

    /** Differences that may change the last digits of an accuracy, in words. */
    public static List<String> changes(Provenance before, Provenance now) {
        List<String> changes = new ArrayList<>();
        compare("nas4j", before.nas4jVersion(), now.nas4jVersion(), changes);
        compare("commit", before.commit().orElse(""), now.commit().orElse(""), changes);
        compare("engine", before.engineVersion(), now.engineVersion(), changes);
        compare("processors", before.cpu(), now.cpu(), changes);
        compare("system", before.os(), now.os(), changes);
        compare("Java", before.java(), now.java(), changes);
        return changes;
    }

    private static void compare(String what, String before, String now, List<String> changes) {
        if (!before.isEmpty() && !now.isEmpty() && !before.equals(now)) {
            changes.add(what + " was " + before + ", is " + now);
        }
    }
}
