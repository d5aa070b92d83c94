package io.nas4j.cluster;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes jars of folders with classes, as where nas4j runs from its sources. */
final class Jars {

    private Jars() {}

    /** A jar, in a folder of its own that goes with this process. */
    static Path of(Path folder, String name) {
        try {
            Path place = Files.createTempDirectory("nas4j-code");
            Path jar = place.resolve(name);
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Path file : files) {
                    JarEntry entry =
                            new JarEntry(folder.relativize(file).toString().replace('\\', '/'));
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            place.toFile().deleteOnExit();
            jar.toFile().deleteOnExit();
            return jar;
        } catch (IOException e) {
            throw new WorkFailedException("no jar can be made of " + folder + ": " + e.getMessage(), e);
        }
    }
}
