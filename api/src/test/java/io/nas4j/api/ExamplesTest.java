package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of {@code examples/java} compile and do what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private static final int CODES = 6561;

    @TempDir
    Path folder;

    private URLClassLoader examples;

    @BeforeAll
    void compile(@TempDir Path classes) throws IOException {
        Sources.compile(Sources.of(Sources.examples().resolve("java")), classes);
        examples = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        for (String name : List.of("TableSearch", "OwnEvaluator", "AskTellService")) {
            assertThat(load(name)).isNotNull(); // before the folder of classes goes
        }
    }

    @AfterAll
    void close() throws IOException {
        examples.close();
    }

    private Class<?> load(String name) {
        try {
            return examples.loadClass("examples." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String name, Object... args) throws ReflectiveOperationException {
        try {
            load(name).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void searchesTheTable() throws IOException, ReflectiveOperationException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < CODES; code++) {
            String digits = Integer.toString(code + CODES, 3).substring(1);
            lines.add(digits + ","
                    + (50 + digits.chars().filter(digit -> digit == '2').count()));
        }
        Path table = Files.write(folder.resolve("table.csv"), lines);
        run("TableSearch", table, folder.resolve("table-storage"));
        List<Trial> trials = trials("table-storage", "table");
        assertThat(trials).hasSize(60).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        assertThat(trials.stream()
                        .mapToDouble(trial -> trial.accuracy().orElseThrow())
                        .max()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(0.55);
    }

    @Test
    void searchesWithAnEvaluatorOfItsOwnAndGoesOn() throws ReflectiveOperationException {
        run("OwnEvaluator", folder.resolve("own-storage"));
        assertThat(trials("own-storage", "own")).hasSize(30).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    }

    @Test
    void servesTrialsUntilAllAreTold() throws Exception {
        Path storage = folder.resolve("asked-storage");
        HttpClient client = HttpClient.newHttpClient();
        try (AutoCloseable service = (AutoCloseable)
                load("AskTellService").getMethod("of", Path.class).invoke(null, storage)) {
            String url =
                    "http://localhost:" + service.getClass().getMethod("port").invoke(service);
            HttpRequest ask = HttpRequest.newBuilder(URI.create(url + "/ask")).build();
            for (int told = 0; told < 12; told++) {
                HttpResponse<String> answer = client.send(ask, BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                String number = answer.body().substring(0, answer.body().indexOf(' '));
                assertThat(tell(client, url, number, "0." + (10 + told)).statusCode())
                        .isEqualTo(200);
                assertThat(tell(client, url, number, "0.9").body()).contains("is finished");
            }
            assertThat(client.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
            assertThat(tell(client, url, "99", "0.9").body()).contains("was not handed out");
        }
        assertThat(trials("asked-storage", "asked")).hasSize(12);
    }

    /** They are built outside of this build, by {@code examples/check}; a comment with two dashes has made one unreadable. */
    @ParameterizedTest
    @ValueSource(strings = {"java", "plugin"})
    void theirOwnPomsAreXml(String example) throws Exception {
        Path pom = Sources.examples().resolve(example).resolve("pom.xml");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(pom.toFile())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("project");
    }

    private static HttpResponse<String> tell(HttpClient client, String url, String number, String accuracy)
            throws Exception {
        URI uri = URI.create(url + "/tell?" + number + "=" + accuracy);
        return client.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private List<Trial> trials(String storage, String study) {
        try (StoredStudies studies = Workspace.at(folder.resolve(storage)).read()) {
            return studies.trials(study, TrialQuery.where(Phase.SEARCH, Condition.ALL)).stream()
                    .sorted(Comparator.comparingInt(Trial::number))
                    .toList();
        }
    }
}
