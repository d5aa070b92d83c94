package io.nas4j.cli.listing;

import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.stage.ExportResult;

/** What an export says. */
public final class ExportText {

    private ExportText() {}

    public static void print(ExportResult result, Terminal terminal) {
        terminal.say("wrote " + result.file() + " (" + result.bytes() + " bytes)");
        result.checks().forEach(check -> terminal.say(check.sentence()));
    }
}
