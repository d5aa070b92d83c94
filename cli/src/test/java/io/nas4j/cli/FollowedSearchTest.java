package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches whose trials are written elsewhere too. */
class FollowedSearchTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private Path table;

    @BeforeEach
    void writeTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < 6561; code++) {
            lines.add(String.format("%8s", Integer.toString(code, 3)).replace(' ', '0') + "," + (50 + code % 40));
        }
        table = Files.write(folder.resolve("table.csv"), lines);
    }

    private int search(int trials, String... more) {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--space", "nas-bench-macro"));
        line.addAll(List.of(
                "--engine",
                "table:" + table,
                "--strategy",
                "random",
                "--storage",
                folder.resolve("db").toString()));
        line.addAll(List.of("--trials", "" + trials));
        line.addAll(List.of(more));
        return Main.run(line.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    @Test
    void writesEachTrialForTensorBoardAndTheFigures() throws IOException {
        Path runs = folder.resolve("runs");
        assertThat(search(4)).as(err.toString()).isZero();
        assertThat(search(8, "--tensorboard", runs.toString()))
                .as(err.toString())
                .isZero();
        try (Stream<Path> files = Files.list(runs.resolve("s/search"))) {
            assertThat(files)
                    .hasSize(8)
                    .allSatisfy(run -> assertThat(run.resolve("events.out.tfevents.0.nas4j"))
                            .isNotEmptyFile());
        }
        assertThat(runs.resolve("s/figures/events.out.tfevents.0.nas4j")).isNotEmptyFile();
    }

    @Test
    void writesEachTrialToMlflowAndGoesOnWithoutIt() throws IOException {
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/api/2.0/mlflow/", exchange -> {
            String call = exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
            int created = calls.merge(call, 1, Integer::sum);
            // the third run that is begun fails, once
            boolean fails = call.equals("runs/create") && created == 3;
            byte[] answer = (fails
                            ? "{}"
                            : "{\"experiment\":{\"experiment_id\":\"1\"},\"run\":{\"info\":{\"run_id\":\"r\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(fails ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(search(6, "--mlflow", url)).as(err.toString()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(calls).containsEntry("runs/set-tag", 6).containsEntry("runs/create", 7);
        assertThat(err.toString()).doesNotContain("could be copied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mlflow localhost:5000|2|an MLflow server's address must be a URL",
                "--mlflow http://127.0.0.1:1|1|the MLflow server http://127.0.0.1:1 does not answer",
                "--tensorboard TABLE/x|2|cannot make the folder"
            })
    void refusesInASentence(String options, int code, String sentence) {
        assertThat(search(2, options.replace("TABLE", table.toString()).split(" ")))
                .isEqualTo(code);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }
}
