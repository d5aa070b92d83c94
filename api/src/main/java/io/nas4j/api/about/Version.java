package io.nas4j.api.about;

import io.nas4j.core.study.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/** Which release this is, and where it runs. */
public final class Version {

    private Version() {}

    /** The release's number. */
    public static String number() {
        return Optional.ofNullable(build().getProperty("version"))
                .filter(text -> text.matches("[0-9].*"))
                .orElse("(not packaged)");
    }

    /**
     * What a study that is created now, or goes on, is made with.
     *
     * @param engine the engine with its version
     * @param space fingerprint of the study's space
     */
    public static Provenance provenance(String engine, Optional<String> space) {
        return new Provenance(
                number(),
                commit(),
                engine,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors() + " processors",
                space,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The commit that this was built from, where the build knew it; {@code -dirty} behind it where files had changed. */
    public static Optional<String> commit() {
        return Optional.ofNullable(build().getProperty("commit")).filter(text -> text.matches("[0-9a-f]{40}(-dirty)?"));
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("build.properties")) {
            if (stream != null) {
                build.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
