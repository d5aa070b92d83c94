package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the examples with the compiler of this JDK, against what these tests run with. */
final class Sources {

    private Sources() {}

    /** The folder of examples, wherever tests are started. */
    static Path examples() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("examples"))
                ? here.resolve("examples")
                : Objects.requireNonNull(here.getParent()).resolve("examples");
    }

    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Compiles without a warning. */
    static void compile(List<Path> sources, Path classes) throws IOException {
        compile(sources, classes, List.of());
    }

    /**
     * The same.
     *
     * @param more folders of classes behind the class path
     */
    static void compile(List<Path> sources, Path classes, List<Path> more) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "--release", "17"));
            options.addAll(List.of("-Xlint:all,-processing,-path,-classfile,-options", "-Werror", "-proc:none"));
            options.addAll(List.of("-cp", classPath(more)));
            boolean done = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as("%s", found.getDiagnostics()).isTrue();
        }
    }

    private static String classPath(List<Path> more) {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        more.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
