package io.nas4j.cli;

/** Flags of the JVMs that tests start. */
public final class JvmFlags {

    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** For {@code NAS4J_JAVA_OPTS}: what is over in a moment is not worth the second compiler, in workers too. */
    public static final String OF_A_SHORT_SEARCH = QUICK + " -Dnas4j.worker.flags=" + QUICK;

    private JvmFlags() {}
}
