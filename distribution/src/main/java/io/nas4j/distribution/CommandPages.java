package io.nas4j.distribution;

import io.nas4j.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes shell completions, and the sources of man pages, from the commands that the program has. */
public final class CommandPages {

    /** In characters: more than any synopsis has. */
    private static final int SYNOPSIS_WIDTH = 10_000;

    private CommandPages() {}

    /**
     * Writes {@code completions/nas4j} and one AsciiDoc page a command below a folder.
     *
     * @param args the folder alone; it is made where it is missing
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("one folder is needed, but " + args.length + " arguments were given");
        }
        Path folder = Path.of(args[0]);
        writeCompletions(folder.resolve("completions"));
        writeManSources(folder.resolve("adoc"));
    }

    /** Writes one script for Bash, which zsh reads by its {@code bashcompinit}. */
    static void writeCompletions(Path folder) throws IOException {
        Files.createDirectories(folder);
        CommandLine program = Commands.program();
        Files.writeString(folder.resolve("nas4j"), AutoComplete.bash(program.getCommandName(), program));
    }

    /**
     * Writes a page for the program, and one for each command and subcommand that help shows. A synopsis is one line, which {@code
     * man} wraps: where picocli wraps it, markup may end in the middle of a word.
     */
    static void writeManSources(Path folder) throws IOException {
        Files.createDirectories(folder);
        int exit = ManPageGenerator.generateManPage(
                folder.toFile(),
                null,
                new boolean[0],
                false,
                Commands.program().setUsageHelpWidth(SYNOPSIS_WIDTH).getCommandSpec());
        if (exit != 0) {
            throw new IOException("the man pages were not written: picocli's generator ended with " + exit);
        }
        try (Stream<Path> pages = Files.list(folder)) {
            for (Path page : pages.toList()) {
                Files.writeString(page, ManSource.escaped(Files.readString(page)));
            }
        }
    }
}
