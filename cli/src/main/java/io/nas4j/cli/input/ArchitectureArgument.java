package io.nas4j.cli.input;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Finds the architecture that an ARCH argument means: a published name, STUDY#TRIAL, a notation, or a file that has one. */
public final class ArchitectureArgument {

    /** What an ARCH argument may be, for help. */
    public static final String DESCRIPTION = "A published name, STUDY#TRIAL, a notation, or a file with one.";

    private static final int MAX_FILE = 1_000_000;

    private ArchitectureArgument() {}

    /**
     * Reads the argument.
     *
     * @param store opened only where the argument names a trial
     * @throws InvalidInputException saying what an ARCH may be
     */
    public static Architecture read(String argument, Supplier<StudyStore> store) {
        if (PublishedNetworks.names(argument)) {
            return PublishedNetworks.get(argument);
        }
        if (argument.contains(" ") || argument.startsWith("in:")) {
            return ArchitectureText.parse(argument);
        }
        if (argument.matches("[^#/]+#[0-9]{1,9}")) {
            int hash = argument.indexOf('#');
            return ofTrial(argument.substring(0, hash), Integer.parseInt(argument.substring(hash + 1)), store.get());
        }
        return ofFile(argument);
    }

    private static Architecture ofTrial(String study, int number, StudyStore store) {
        return store.trial(study, Phase.SEARCH, number)
                .orElseThrow(() -> new InvalidInputException("study " + study + " has no trial " + number
                        + "; 'nas4j trials " + study + "' lists those that it has"))
                .spec()
                .architecture();
    }

    private static Architecture ofFile(String argument) {
        try {
            Path file = Path.of(argument);
            if (Files.isRegularFile(file)) {
                if (Files.size(file) > MAX_FILE) {
                    throw new InvalidInputException("an architecture's file has at most " + MAX_FILE + " bytes, but "
                            + file + " has " + Files.size(file));
                }
                try {
                    return ArchitectureText.parse(Files.readString(file));
                } catch (InvalidInputException e) {
                    throw e.at(file.toString());
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new InvalidInputException(
                    "file '" + argument + "' cannot be read as an architecture: " + e.getMessage(), e);
        }
        throw new InvalidInputException(
                "unknown architecture '" + argument + "'; allowed are a file, STUDY#TRIAL, a notation"
                        + " (in:32x3 stem:... mb:... head:... classes:...), or one of "
                        + String.join(", ", PublishedNetworks.names()));
    }
}
