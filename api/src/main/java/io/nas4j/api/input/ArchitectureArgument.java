package io.nas4j.api.input;

import io.nas4j.core.file.UserPath;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.detection.EfficientDets;
import io.nas4j.space.notation.Notations;
import io.nas4j.space.published.PublishedNetworks;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the architecture that an ARCH argument means: a published name, with {@code @WIDTH} and {@code @SIZEpx} or without; STUDY#TRIAL; a file; or
 * a text in a notation that {@link Notations} knows.
 */
public final class ArchitectureArgument {

    /** What an ARCH argument may be, for help. */
    public static final String DESCRIPTION = "A published name, STUDY#TRIAL, a notation, or a file with one.";

    private static final int MAX_PATH = 4096;
    private static final int MAX_SHOWN = 60;

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
        if (EfficientDets.find(argument).isPresent()) {
            throw new InvalidInputException("'" + argument
                    + "' is a detector, and detection is not trained here; only 'nas4j profile' knows detectors");
        }
        if (argument.matches("[^#/\\s]+#[0-9]{1,9}")) {
            int hash = argument.indexOf('#');
            return ofTrial(argument.substring(0, hash), Integer.parseInt(argument.substring(hash + 1)), store.get());
        }
        Optional<Path> file = file(argument);
        if (file.filter(Files::isRegularFile).isPresent()) {
            return ArchitectureFile.read(file.get());
        }
        // a pipe or a device is refused as what it is, but a folder may happen to have the name of a network
        return Notations.parse(argument)
                .or(() -> file.filter(there -> Files.exists(there) && !Files.isDirectory(there))
                        .map(ArchitectureFile::read))
                .orElseThrow(() -> unknown(argument));
    }

    private static Architecture ofTrial(String study, int number, StudyStore store) {
        return store.trial(study, Phase.SEARCH, number)
                .orElseThrow(() -> new InvalidInputException("study " + study + " has no trial " + number
                        + "; 'nas4j trials " + study + "' lists those that it has"))
                .spec()
                .architecture();
    }

    private static Optional<Path> file(String argument) {
        if (argument.length() > MAX_PATH) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(argument));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static InvalidInputException unknown(String argument) {
        if (argument.indexOf(UserPath.UNREADABLE) >= 0) {
            UserPath.of("architecture", argument); // says what is the matter with such a text
        }
        String shown = argument.length() <= MAX_SHOWN ? argument : argument.substring(0, MAX_SHOWN - 3) + "...";
        return new InvalidInputException(
                "unknown architecture '" + shown + "'; allowed are a file, STUDY#TRIAL, a notation"
                        + " (in:32x3 stem:... mb:... head:... classes:..., or the block strings of timm or TF-TPU), or one of "
                        + String.join(", ", PublishedNetworks.names())
                        + NearName.hint(argument, '@', PublishedNetworks.names()));
    }
}
