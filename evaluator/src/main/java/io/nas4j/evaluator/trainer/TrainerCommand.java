package io.nas4j.evaluator.trainer;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.file.UserPath;
import io.nas4j.space.InvalidInputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's program that trains networks.
 *
 * @param kept whether one process trains many networks, each named on a line of its input; otherwise each network has a
 *     process of its own, which is given the folder as its last argument
 * @param words the program and its arguments; those that name a file have its absolute path
 */
public record TrainerCommand(boolean kept, List<String> words) {

    /** What the name of an engine starts with whose program is started for each trial; the command follows. */
    public static final String PREFIX = "command:";

    /** What the name of an engine starts with whose program is kept for many trials; the command follows. */
    public static final String SERVER_PREFIX = "command-server:";

    private static final int SHOWN_DIGITS = 12;

    /** What scripts end in; an argument that does, and is no option, is the script that the program runs. */
    private static final Pattern SCRIPT = Pattern.compile("[^-].*\\.(py|sh|r|R|jl|js|mjs|ts|rb|pl|lua|jar|java|kts)");

    public TrainerCommand {
        words = List.copyOf(words);
    }

    /** Whether an engine's name means such a program. */
    public static boolean names(String engine) {
        return engine.startsWith(PREFIX) || engine.startsWith(SERVER_PREFIX);
    }

    /**
     * Reads the name of an engine.
     *
     * @throws InvalidInputException where it has no program, or a quote that does not end
     */
    public static TrainerCommand parse(String engine) {
        boolean kept = engine.startsWith(SERVER_PREFIX);
        String prefix = kept ? SERVER_PREFIX : PREFIX;
        List<String> words = new ArrayList<>(CommandWords.split(engine.substring(prefix.length())));
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new InvalidInputException(
                    "engine '" + engine + "' must name a program, as " + prefix + "'python train.py'");
        }
        for (int i = 0; i < words.size(); i++) {
            // the program itself is looked up as the system does: in PATH, where its name has no separator
            if (i > 0 || words.get(0).contains(File.separator)) {
                words.set(i, absolute(words.get(i)));
            }
        }
        return new TrainerCommand(kept, words);
    }

    private static String absolute(String word) {
        return file(word)
                .map(path -> path.toAbsolutePath().normalize().toString())
                .orElse(word);
    }

    private static Optional<Path> file(String word) {
        try {
            return Optional.of(Path.of(word)).filter(path -> !word.isEmpty() && Files.isRegularFile(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The engine's name, from which {@link #parse} makes the same. */
    public String engine() {
        return (kept ? SERVER_PREFIX : PREFIX) + CommandWords.join(words);
    }

    /**
     * Makes sure that there is such a program, and the script that it runs.
     *
     * @throws InvalidInputException where one is missing, or the program may not be executed
     */
    public void requireProgram() {
        requireExecutable();
        words.stream()
                .skip(1)
                .filter(word -> SCRIPT.matcher(word).matches())
                .findFirst()
                .filter(script -> file(script).isEmpty())
                .ifPresent(script -> {
                    throw new InvalidInputException(
                            "the script of engine " + engine() + " must be a file, but there is no "
                                    + Path.of(script).toAbsolutePath());
                });
    }

    private void requireExecutable() {
        String name = words.get(0);
        if (!name.contains(File.separator)) {
            boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                    .filter(folder -> !folder.isEmpty())
                    .anyMatch(folder -> isProgram(Path.of(folder, name)));
            if (!found) {
                throw new InvalidInputException("the program of engine " + engine()
                        + " must be in a folder of PATH, but '" + name + "' is in none");
            }
            return;
        }
        Path path = UserPath.of("the program of engine " + engine(), name);
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException("the program of engine " + engine() + " must be a file, but "
                    + (Files.exists(path) ? path + " is none" : "there is no " + path));
        }
        if (!Files.isExecutable(path)) {
            throw new InvalidInputException("the program of engine " + engine() + " must be executable, but " + path
                    + " is not; 'chmod +x' makes it so, or name what runs it, as 'python " + path + "'");
        }
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    /** What a study keeps of it: the hash of each file that it names, so that a changed script is noticed. */
    public String version() {
        String files = words.stream()
                .flatMap(word -> file(word).stream())
                .filter(Path::isAbsolute)
                .map(path -> path.getFileName() + " " + FileHash.sha256(path).substring(0, SHOWN_DIGITS))
                .collect(Collectors.joining(", "));
        return files.isEmpty() ? "command" : "command of " + files;
    }
}
