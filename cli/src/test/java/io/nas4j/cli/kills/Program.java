package io.nas4j.cli.kills;

import io.nas4j.cli.JvmFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as users start it, in a process group of its own, so that its workers are killed with it. */
final class Program {

    private static final Pattern ACKNOWLEDGED = Pattern.compile("\\[(\\d+)/\\d+ trials");
    private static final long LONGEST_MINUTES = 20;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param launcher {@code bin/nas4j} of the built distribution */
    static Program start(Path launcher, Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("NAS4J_JAVA_OPTS", JvmFlags.OF_A_SHORT_SEARCH);
        return new Program(builder.start(), output);
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for the end; returns the exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the program does not end");
        }
        return process.exitValue();
    }

    /** SIGKILL to the program and all that it started; returns whether it was still running. */
    boolean kill() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return false;
        }
        new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        // 128 + SIGKILL, as the JVM shows it; another code means that it came to its end first
        return end() == 137;
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** How many trials it had said to be finished. */
    int acknowledged() throws IOException {
        int last = 0;
        for (Matcher line = ACKNOWLEDGED.matcher(output()); line.find(); ) {
            last = Integer.parseInt(line.group(1));
        }
        return last;
    }
}
