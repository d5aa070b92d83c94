package io.nas4j.cli.command.storage;

import io.nas4j.cli.output.Terminal;
import io.nas4j.db.transfer.StoreCopies;
import java.nio.file.Path;

/** Tells what a copy has in it. */
final class CopiedRows {

    private CopiedRows() {}

    static void say(Terminal terminal, Path where, StoreCopies.Copied copied) {
        copied.damage().ifPresent(terminal::note);
        int studies = copied.rows().getOrDefault("study", 0);
        int trials = copied.rows().getOrDefault("trial", 0);
        terminal.note("wrote " + where + ": " + studies + (studies == 1 ? " study, " : " studies, ") + trials
                + (trials == 1 ? " trial" : " trials"));
    }
}
