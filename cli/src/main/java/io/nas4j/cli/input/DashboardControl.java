package io.nas4j.cli.input;

/** The option by which live pages control searches, which several commands have. */
public final class DashboardControl {

    /** What help says of it. */
    public static final String DESCRIPTION =
            "Let the live pages pause searches, have them go on, stop them behind the trials that run, and give studies another"
                    + " total of trials. Whoever has the address can do so.";

    private DashboardControl() {}
}
