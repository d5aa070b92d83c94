package io.nas4j.cli.input;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where studies are kept. */
public final class StorageOption {

    @Option(
            names = "--storage",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            defaultValue = "${env:NAS4J_STORAGE:-./nas4j-data}",
            description = "Where studies are kept: a folder, or a jdbc:h2: URL. The environment variable NAS4J_STORAGE"
                    + " sets another default. Default: ${DEFAULT-VALUE}.")
    private String url = "./nas4j-data";

    public String url() {
        return url;
    }
}
