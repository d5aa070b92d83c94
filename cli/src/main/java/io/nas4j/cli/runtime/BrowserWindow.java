package io.nas4j.cli.runtime;

import io.nas4j.core.file.OwnerOnly;
import io.nas4j.evaluator.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens an address in the user's browser. */
public final class BrowserWindow {

    private static final long PATIENCE_SECONDS = 5;

    private BrowserWindow() {}

    /**
     * Opens it by a file that only its owner may read. An address on a command line is seen by everybody on the machine.
     *
     * @param address a URL without quotes
     * @return whether a program that opens browsers was found and did not fail at once
     */
    public static boolean open(String address) {
        try {
            Path file = Files.createTempFile(
                    "nas4j-", ".html", OwnerOnly.file(Path.of(System.getProperty("java.io.tmpdir"))));
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0;url=" + address + "\">",
                    StandardCharsets.UTF_8);
            Process process = ChildProcess.of(command(file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> command(String file) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", file)
                : List.of(system.contains("mac") ? "open" : "xdg-open", file);
    }
}
