package io.nas4j.cli.input;

import io.nas4j.core.study.SearchPlan;
import picocli.CommandLine.Option;

/** What ends unpromising search trials early. */
public final class PrunerOption {

    @Option(
            names = "--pruner",
            paramLabel = "NAME[:KEY=VALUE...]",
            defaultValue = SearchPlan.NONE,
            description = "End search trials early whose validation accuracies fall behind: none, asha[:eta=3:min=1]"
                    + " (after epochs min, min*eta, ... the best 1/eta go on), hyperband[:eta=3:min=1] (brackets of"
                    + " asha), median[:startup=5:warmup=1]. Default: ${DEFAULT-VALUE}.")
    private String pruner;

    /** As it was given. */
    public String text() {
        return pruner;
    }
}
