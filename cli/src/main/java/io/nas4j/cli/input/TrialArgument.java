package io.nas4j.cli.input;

import io.nas4j.core.trial.Phase;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stored trial is meant. */
public final class TrialArgument {

    @Parameters(index = "0", paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Number of the trial, from 0.")
    private int number;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            defaultValue = "search",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Phase phase;

    public String study() {
        return study;
    }

    public int number() {
        return number;
    }

    public Phase phase() {
        return phase;
    }
}
