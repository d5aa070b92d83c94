package io.nas4j.cli.runtime;

import io.nas4j.cli.about.Version;
import io.nas4j.cli.input.SpaceArgument;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.Engines;
import io.nas4j.space.search.SpaceFingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What studies are made with, and how that changes while they are. */
public final class Provenances {

    private Provenances() {}

    /** What this process would go on with a study with. */
    public static Provenance now(StudyConfig config) {
        String engine = TableEvaluator.names(config.execution().engine())
                ? "table"
                : Engines.version(config.execution().engine());
        String space =
                SpaceFingerprint.of(SpaceArgument.definition(config.plan().space())
                        .space(config.data().input(), config.data().classes()));
        return Version.provenance(engine, Optional.of(space));
    }

    /** What differs of that which may change a network's accuracy in its last digits, in words. */
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
