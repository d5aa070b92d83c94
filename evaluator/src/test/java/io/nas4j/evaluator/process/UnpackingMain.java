package io.nas4j.evaluator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks a file slowly, or finds it complete, as an engine does with its native libraries. */
public final class UnpackingMain {

    private static final String CONTENT = "complete";

    private UnpackingMain() {}

    public static void main(String[] arguments) {
        System.out.println(NativeCache.of("test 1").load("engine", () -> unpack(Path.of(arguments[0]))));
    }

    private static String unpack(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).equals(CONTENT) ? "found" : "found a part";
            }
            Files.writeString(file, CONTENT.substring(0, 4));
            Thread.sleep(500);
            Files.writeString(file, CONTENT);
            return "unpacked";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
