package io.nas4j.cli.input;

import io.nas4j.core.prune.Pruners;
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

    /** Whether there is to be one. */
    public boolean given() {
        return !pruner.equals(SearchPlan.NONE);
    }

    /**
     * The one text for what was given.
     *
     * @param epochs of a whole search trial
     * @throws io.nas4j.space.InvalidInputException where there is no such pruner, or it could never end a trial
     */
    public String canonical(int epochs) {
        return Pruners.canonical(pruner, epochs);
    }
}
