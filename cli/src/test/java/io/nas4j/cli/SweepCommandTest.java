package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.cli.command.ship.SweptStudy;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {

    private static final String NETWORK = "mobilenet-v2@0.1@16px";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("sweep"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private void storeASweep() throws InterruptedException {
        try (StudyStore store = H2StudyStore.open(folder.resolve("data").toString(), OpenMode.WRITE)) {
            SweptStudy.store(store);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--growth 0.01 | growth of MACs in a sweep must be a number from 0.05 to 256, but was 0.01",
                "--growth 500 | growth of MACs in a sweep must be a number from 0.05 to 256, but was 500",
                "--growth x | --growth",
                "--seeds 0 | --seeds must be a whole number from 1 to 1000, but was 0",
                "--dimensions width,hight | a dimension of a sweep must be one of depth, width, resolution, compound, but was",
                "--rule fast | a scaling rule must be one of compound, dwr:D:W:R, uniform, tinynet, efficientnetv2, but was",
                "--rule efficientnetv2 --growth 16 | rule efficientnetv2 cannot give this network 16 times its MACs: it ends",
                "--dimensions depth --growth 0.2 | depth alone cannot give this network 0.2 times its MACs: it ends at",
                "--worker-memory 60M --batch-size 128 | MB of memory, but a worker may keep 60 MB (--worker-memory);",
                "--train-images 9000000 | 9000000",
                "--epochs 0 | epochs must be a whole number from 1 to 100000, but was 0",
                "--chart /no/such/folder/x | is not a directory",
            })
    void refusesInASentenceBeforeAnythingIsTrained(String options, String sentence) {
        List<String> line = new ArrayList<>(List.of(NETWORK, "--dataset", "shapes"));
        line.addAll(List.of(options.strip().split(" ")));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("nas4j: ").contains(sentence.strip());
        assertThat(folder.resolve("data").resolve("nas4j.mv.db")).doesNotExist();
    }

    @Test
    void showsNetworksThatAreNotTrainedYet() throws Exception {
        assertThat(run(NETWORK, "--dataset", "shapes", "--show", "--divisor", "2", "--format", "json"))
                .as(err.toString())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("planned").intValue()).isEqualTo(27);
        assertThat(json.get("trainings").intValue()).isZero();
        assertThat(json.get("points")).hasSize(9);
        assertThat(json.get("points").get(0).get("dimension").textValue()).isEqualTo("baseline");
        assertThat(json.get("points").get(0).get("accuracy_mean").isNull()).isTrue();
        assertThat(json.get("verdicts")).isEmpty();
        assertThat(folder.resolve("data").resolve("nas4j.mv.db")).doesNotExist();
    }

    @Test
    void printsAgainWhatIsStoredAndDrawsIt() throws Exception {
        storeASweep();
        assertThat(run(SweptStudy.NAME)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("growth  dimension   coefficient", "2       compound    phi ", "1 DIVERGED")
                .containsPattern("At 2 times the MACs (compound scaling|\\w+ alone) .*")
                .contains("seeds");
        Path curves = folder.resolve("data/models/swept/sweep.svg");
        assertThat(curves).exists();
        assertThat(Files.readString(curves)).contains("depth", "width", "resolution", "compound", "MACs, millions");
        assertThat(folder.resolve("data/models/swept/sweep.png")).exists();
        assertThat(run(SweptStudy.NAME, "--chart", folder.resolve("mine").toString()))
                .isZero();
        assertThat(folder.resolve("mine.png")).exists();
    }

    @Test
    void programsReadPointsAndVerdicts() throws Exception {
        storeASweep();
        assertThat(run(SweptStudy.NAME, "--format", "json")).as(err.toString()).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("rule").textValue()).isEqualTo("compound");
        JsonNode point = json.get("points").get(4);
        assertThat(point.fieldNames())
                .toIterable()
                .containsExactly(
                        "growth",
                        "dimension",
                        "coefficient",
                        "mac_ratio",
                        "macs",
                        "params",
                        "activations",
                        "resolution",
                        "accuracy_mean",
                        "accuracy_interval",
                        "replicates",
                        "failed",
                        "fingerprint",
                        "architecture");
        assertThat(point.get("dimension").textValue()).isEqualTo("compound");
        assertThat(point.get("accuracy_interval")).hasSize(2);
        JsonNode verdict = json.get("verdicts").get(0);
        assertThat(verdict.fieldNames())
                .toIterable()
                .containsExactly(
                        "growth", "outcome", "single", "difference", "difference_interval", "seeds", "more_seeds");
        assertThat(verdict.get("growth").doubleValue()).isEqualTo(2);
        assertThat(run(SweptStudy.NAME, "--format", "csv")).isZero();
        assertThat(out.toString().lines()).hasSize(6).first().asString().startsWith("growth,dimension,");
    }

    @Test
    void aStudyThatIsNotThereIsRefused() {
        assertThat(run("nothing")).isEqualTo(2);
        assertThat(run(NETWORK)).isEqualTo(2);
        assertThat(err.toString()).contains("is an architecture, whose trainings need --dataset");
    }
}
