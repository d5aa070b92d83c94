package io.nas4j.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The program in a process and a folder of its own, which runs many command lines one after the other: a start of a JVM for
 * each would take most of a test's time.
 */
final class Session implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final Path errors;

    /**
     * What came of a command line.
     *
     * @param out what it printed to standard output
     * @param err what it printed to standard error
     */
    record Answer(int exit, String out, String err) {}

    /**
     * Starts the process.
     *
     * @param folder in which it works
     * @param errors the file that its standard error goes to, where nothing should come
     */
    Session(Path folder, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Session.class.getName())
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment().remove("NAS4J_STORAGE");
        this.process = builder.start();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = errors;
    }

    /** Runs one command line; no word of it has a space. */
    Answer run(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new AssertionError("the process ended: " + errors());
        }
        return JSON.readValue(answer, Answer.class);
    }

    /** What the process printed to standard error besides what each command line did, as a native library might. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = Main.run(
                    List.of(line.split(" ")).toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
            answers.println(JSON.writeValueAsString(new Answer(exit, out.toString(), err.toString())));
        }
    }
}
