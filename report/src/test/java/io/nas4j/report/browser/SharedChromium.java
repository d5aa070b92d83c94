package io.nas4j.report.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Chromium of a run; where there is none on this machine, they are skipped. */
final class SharedChromium implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedChromium.class);

    /** Started for the first test that asks, and ended behind the last test of all. */
    private record Running(Chromium chromium, Path folder) implements AutoCloseable {

        static Running start() {
            Path program = Chromium.found().orElseThrow();
            try {
                Path folder = Files.createTempDirectory("nas4j-chromium");
                return new Running(Chromium.start(program, folder), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while Chromium started", e);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            chromium.close();
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Asked before a test's parameters are: an assumption that fails while they are made is an error. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.found().isPresent()
                ? ConditionEvaluationResult.enabled("there is a Chromium")
                : ConditionEvaluationResult.disabled(
                        "there is no Chromium on this machine: the page's script is not run");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Chromium.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .chromium();
    }
}
