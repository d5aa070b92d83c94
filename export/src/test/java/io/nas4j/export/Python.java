package io.nas4j.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs Python scripts: with the program that {@code NAS4J_PYTHON} names, or else with {@code python3}.
 *
 * @param folder where a script runs, and where its output is kept
 */
public record Python(Path folder) {

    /** What a script printed; its errors where it failed. */
    public record Ran(int exit, String output) {

        public String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    public Ran run(Path script, String... arguments) throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("NAS4J_PYTHON", "python3");
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ran(-1, "took more than two minutes");
            }
            int exit = process.exitValue();
            return new Ran(exit, Files.readString(exit == 0 ? output : errors, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ran(-1, "cannot start " + python + ": " + e.getMessage());
        }
    }
}
