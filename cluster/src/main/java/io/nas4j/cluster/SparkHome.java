package io.nas4j.cluster;

import io.nas4j.space.InvalidInputException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark's libraries on this machine.
 *
 * @param folder whose folder {@code jars} has them
 * @param version of Spark
 */
record SparkHome(Path folder, String version) {

    /** The system property that names the folder, before all others. */
    static final String PROPERTY = "nas4j.spark.home";

    private static final String VARIABLE = "SPARK_HOME";
    private static final Pattern CORE = Pattern.compile("spark-core_(2\\.\\d+)-(.+)\\.jar");
    private static final String SCALA = "2.13";
    private static final String MAJOR = "4.";

    /**
     * The user's own, or what came with this program.
     *
     * @throws InvalidInputException saying how to get it, or that it is another version
     */
    static SparkHome find() {
        Optional<String> named = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(text -> !text.isBlank());
        Optional<Path> folder = named.map(Path::of).or(SparkHome::ofThisProgram);
        Path found = folder.orElseThrow(() -> new InvalidInputException(
                "--cluster needs Spark's libraries, which this nas4j came without: set SPARK_HOME to a Spark 4 with Scala 2.13, or"
                        + " build with './mvnw -Pcluster -DskipTests package' (docs/cluster.md)"));
        return of(found, named.isPresent() ? VARIABLE + " is " + found + ", which" : found.toString());
    }

    private static SparkHome of(Path folder, String what) {
        Optional<Matcher> core = core(folder);
        if (core.isEmpty()) {
            throw new InvalidInputException(what + " has no Spark: no jars"
                    + folder.getFileSystem().getSeparator() + "spark-core_" + SCALA + "-4.*.jar");
        }
        String scala = core.get().group(1);
        String version = core.get().group(2);
        if (!scala.equals(SCALA) || !version.startsWith(MAJOR)) {
            throw new InvalidInputException(what + " has Spark " + version + " with Scala " + scala
                    + ", but nas4j needs Spark 4 with Scala " + SCALA);
        }
        return new SparkHome(folder.toAbsolutePath(), version);
    }

    private static Optional<Matcher> core(Path folder) {
        try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
            return jars.map(jar -> CORE.matcher(
                            Objects.requireNonNull(jar.getFileName()).toString()))
                    .filter(Matcher::matches)
                    .findFirst();
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }

    /** Beside the folder of this program's jars, where the build puts it. */
    private static Optional<Path> ofThisProgram() {
        return ofThisProgram(SparkHome.class)
                .map(Path::getParent)
                .map(Path::getParent)
                .map(home -> home.resolve("spark"))
                .filter(home -> Files.isDirectory(home.resolve("jars")));
    }

    /** The jar or folder that a class was loaded from. */
    static Optional<Path> ofThisProgram(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    List<String> classPath() {
        return List.of(folder.resolve("jars") + folder.getFileSystem().getSeparator() + "*");
    }

    /** Whether it can speak to a kind of cluster, whose part is a jar of its own. */
    boolean has(String part) {
        try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
            return jars.anyMatch(jar ->
                    Objects.requireNonNull(jar.getFileName()).toString().startsWith("spark-" + part + "_" + SCALA));
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
