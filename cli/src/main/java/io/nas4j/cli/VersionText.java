package io.nas4j.cli;

import io.nas4j.api.about.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"nas4j " + Version.number()};
    }
}
