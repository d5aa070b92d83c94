package io.nas4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program in Python that has ended.
 *
 * @param output of both kinds
 */
record PythonProgram(int exit, String output) {

    private static final String PYTHON =
            Optional.ofNullable(System.getenv("NAS4J_PYTHON")).orElse("python3");

    /** Runs it in a folder, by the Python that NAS4J_PYTHON names; where there is none it ends with 1. */
    static PythonProgram run(Path folder, String script) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new PythonProgram(process.waitFor(), output);
        } catch (IOException e) {
            return new PythonProgram(1, "no " + PYTHON);
        }
    }
}
