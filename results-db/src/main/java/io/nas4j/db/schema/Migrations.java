package io.nas4j.db.schema;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations that this program has, each a resource {@code V<version>__<what it does>.sql}. */
final class Migrations {

    /** Where they are on the class path. */
    static final String FOLDER = "io/nas4j/db/migration";

    private static final String FIRST = "/" + FOLDER + "/V1__studies_and_trials.sql";
    private static final Pattern NAME = Pattern.compile(FOLDER + "/V(\\d+)__\\w+\\.sql");

    private Migrations() {}

    /** The version of the newest one. Looking at the names of this program's files takes a few milliseconds. */
    static int newest() {
        return names().stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElseThrow(() -> new IllegalStateException("there is no migration in " + FOLDER));
    }

    private static List<String> names() {
        URL first = Objects.requireNonNull(Migrations.class.getResource(FIRST));
        try {
            URLConnection connection = first.openConnection();
            if (connection instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile file = jar.getJarFile()) {
                    return file.stream().map(entry -> entry.getName()).toList();
                }
            }
            try (Stream<Path> files = Files.list(Path.of(first.toURI()).resolveSibling(""))) {
                return files.map(file -> FOLDER + "/" + file.getFileName()).toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the migrations in " + FOLDER + " cannot be listed", e);
        }
    }
}
