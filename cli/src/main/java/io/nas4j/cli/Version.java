package io.nas4j.cli;

import io.nas4j.core.study.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which release this is, and where it runs. */
public final class Version implements IVersionProvider {

    /** The release's number. */
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** Where a study that is created now is made. */
    public static Provenance provenance(String engine) {
        return new Provenance(
                number(),
                engine,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors() + " processors",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public String[] getVersion() {
        return new String[] {"nas4j " + number()};
    }
}
