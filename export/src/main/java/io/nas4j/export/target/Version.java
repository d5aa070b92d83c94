package io.nas4j.export.target;

/** The version that writes. */
public final class Version {

    private Version() {}

    /** As in the jar, or {@code (unpackaged)}. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
