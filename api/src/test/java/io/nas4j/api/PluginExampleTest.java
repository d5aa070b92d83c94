package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.api.workplace.PluginFolder;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.export.Exporters;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingRule;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;

/** The plug-in of {@code examples/plugin}: it is found in a folder, used, and keeps the contracts. */
class PluginExampleTest {

    private static final String RELEASE = "7.1";
    private static final List<String> CONTRACTS =
            List.of("search-space", "search-core", "controller", "evaluator", "export");

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Path main = Sources.examples().resolve("plugin/src/main");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Sources.compile(Sources.of(main.resolve("java")), classes);
        jar(classes, main.resolve("resources"), RELEASE, Files.createDirectory(folder.resolve("plugins")));
        jar(classes, main.resolve("resources"), "0.0.9", Files.createDirectory(folder.resolve("older")));
    }

    private static void jar(Path classes, Path resources, String release, Path into) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(PluginFolder.RELEASE, release);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(into.resolve("example.jar")), manifest)) {
            for (Path root : List.of(classes, resources)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        jar.putNextEntry(
                                new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                        jar.write(Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    @Test
    void bringsStrategyEvaluatorDataSetExporterAndRule() throws InterruptedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PluginFolder plugins = PluginFolder.open(folder.resolve("plugins"), RELEASE)) {
            thread.setContextClassLoader(plugins.loader());
            StudyRequest request = StudyRequest.of(
                            "plugged", Parts.space("mnasnet-micro"), Training.by("plugin:layers"))
                    .withStrategy("in-order")
                    .withTrials(8);
            try (OpenStudy study = Workspace.at(folder.resolve("storage")).open(request)) {
                assertThat(study.search().best())
                        .hasSize(5)
                        .allMatch(trial -> trial.accuracy().orElseThrow() > 0.5);
            }
            assertThat(DataSets.open(TaskData.of("stripes:24", 0, 1), Optional.empty())
                            .classNames())
                    .containsExactly("lying", "standing");
            assertThat(Exporters.names()).contains("onnx", "text");
            assertThat(ScalingRule.parse("deeper", List.of())
                            .coefficients()
                            .orElseThrow()
                            .alpha())
                    .isEqualTo(2);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Exporters.names()).doesNotContain("text");
    }

    @Test
    void isRefusedInOneSentenceWhereItIsOfAnotherRelease() {
        assertThatThrownBy(() -> PluginFolder.open(folder.resolve("older"), RELEASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(
                        "was built for nas4j 0.0.9, but this is nas4j 7.1; use one that was built for it");
        assertThatThrownBy(() -> PluginFolder.open(folder.resolve("missing"), RELEASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("does not exist");
        assertThatThrownBy(() -> PluginFolder.open(folder.resolve("classes"), RELEASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("has no jars");
    }

    @Test
    void isMissedInOneSentence() {
        StudyRequest request = StudyRequest.of("missed", Parts.space("mnasnet-micro"), Training.by("plugin:layers"));
        Workspace workspace = Workspace.at(folder.resolve("nothing"));
        assertThatThrownBy(() -> workspace.open(request))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no plug-in has an evaluator 'layers'");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    /** As its author runs them, with the test jars of the modules. */
    @Test
    void keepsTheContracts(@TempDir Path classes) throws IOException, ReflectiveOperationException {
        Path root = Objects.requireNonNull(Sources.examples().getParent());
        List<Path> suites = CONTRACTS.stream()
                .map(module -> root.resolve(module).resolve("target/test-classes"))
                .toList();
        assertThat(suites).allMatch(Files::isDirectory);
        List<Path> tests = Sources.of(Sources.examples().resolve("plugin/src/test"));
        Sources.compile(
                Stream.concat(Sources.of(Sources.examples().resolve("plugin/src/main")).stream(), tests.stream())
                        .toList(),
                classes,
                suites);
        URL[] urls = new URL[suites.size() + 1];
        urls[0] = classes.toUri().toURL();
        for (int i = 0; i < suites.size(); i++) {
            urls[i + 1] = suites.get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            List<DiscoverySelector> selectors = new ArrayList<>();
            for (Path test : tests) {
                String name = String.valueOf(test.getFileName()).replace(".java", "");
                selectors.add(selectClass(loader.loadClass("examples.plugin." + name)));
            }
            Object summary = run(selectors);
            assertThat(call(summary, "getFailures")).asInstanceOf(LIST).isEmpty();
            assertThat((long) call(summary, "getTestsSucceededCount")).isGreaterThan(25);
        }
    }

    /** The launcher is there wherever tests run, in releases that differ: no class of it is compiled against. */
    private static Object run(List<DiscoverySelector> selectors) throws ReflectiveOperationException {
        String launcher = "org.junit.platform.launcher.";
        Object builder = Class.forName(launcher + "core.LauncherDiscoveryRequestBuilder")
                .getMethod("request")
                .invoke(null);
        builder.getClass().getMethod("selectors", List.class).invoke(builder, selectors);
        Class<?> listening = Class.forName(launcher + "TestExecutionListener");
        Object listeners = Array.newInstance(listening, 1);
        Object listener = Class.forName(launcher + "listeners.SummaryGeneratingListener")
                .getConstructor()
                .newInstance();
        Array.set(listeners, 0, listener);
        Object runner = Class.forName(launcher + "core.LauncherFactory")
                .getMethod("create")
                .invoke(null);
        Class.forName(launcher + "Launcher")
                .getMethod("execute", Class.forName(launcher + "LauncherDiscoveryRequest"), listeners.getClass())
                .invoke(runner, call(builder, "build"), listeners);
        return call(listener, "getSummary");
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        Method found = object.getClass().getMethod(method);
        found.setAccessible(true); // the summary's class is not public
        return found.invoke(object);
    }
}
