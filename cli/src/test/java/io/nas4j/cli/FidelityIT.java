package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.evaluator.zerocost.ZeroCost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies and scores of untrained networks, with real training. */
class FidelityIT {

    private static final List<String> SMALL = List.of(
            "--dataset",
            "shapes:16",
            "--space",
            "mnasnet-micro",
            "--train-images",
            "100",
            "--validation-images",
            "50",
            "--batch-size",
            "20",
            "--epochs",
            "1",
            "--workers",
            "1");

    private StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void ranksProxiesAndScoresAgainstLongerTraining() throws IOException {
        List<String> line =
                new ArrayList<>(List.of("fidelity", "--networks", "4", "--truth", "epochs=3", "--format", "json"));
        line.addAll(SMALL);
        line.addAll(List.of("--proxy", "default", "--proxy", "epochs=3"));
        assertThat(run(line)).as(err.toString()).isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        List<String> scores = new ArrayList<>(ZeroCost.texts());
        scores.add("az-nas");
        List<String> measures = new ArrayList<>(List.of("default", "default loss", "epochs=3", "epochs=3 loss"));
        measures.addAll(scores);
        scores.forEach(score -> measures.add("default loss+" + score));
        scores.forEach(score -> measures.add("epochs=3 loss+" + score));
        assertThat(rows.findValuesAsText("measure")).containsExactlyElementsOf(measures);
        assertThat(rows.get(0).get("trains").asBoolean()).isTrue();
        assertThat(rows.get(4).get("trains").asBoolean()).isFalse();
        // the proxy that is the truth agrees with it
        assertThat(rows.get(2).get("kendall_tau").asDouble()).isEqualTo(1);
        assertThat(rows.get(2).get("seconds").asDouble()).isPositive();

        out = new StringWriter();
        assertThat(run(List.of("studies", "--format", "csv"))).isZero();
        assertThat(out.toString()).contains("fidelity-default,", "fidelity-epochs3,", "fidelity-truth-epochs3,");
        out = new StringWriter();
        assertThat(run(line)).as(err.toString()).isZero();
        JsonNode again = new ObjectMapper().readTree(out.toString());
        assertThat(again.get(0).get("seconds"))
                .as("trained once")
                .isEqualTo(rows.get(0).get("seconds"));
        assertThat(again.get(4).get("seconds"))
                .as("scored once")
                .isEqualTo(rows.get(4).get("seconds"));
        out = new StringWriter();
        assertThat(run(List.of("trial", "fidelity-default", "0", "--format", "json")))
                .isZero();
        JsonNode shown = new ObjectMapper().readTree(out.toString()).get("scores");
        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(ZeroCost.texts().stream().sorted().toList());
        assertThat(shown.get("swap").asDouble()).isPositive();
        out = new StringWriter();
        assertThat(run(List.of("trial", "fidelity-default", "0"))).isZero();
        assertThat(out.toString()).containsPattern("(?m)^naswot +[0-9]");
    }

    @Test
    void opensASearchWithWhatAScoreRanksBest() throws IOException {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--trials", "4", "--strategy", "random"));
        line.addAll(SMALL);
        line.addAll(List.of("--objective", "accuracy", "--warm-start", "zero-cost:3:score=macs:candidates=30"));
        assertThat(run(line)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("warm start: scoring 30 random networks by macs");
        List<Long> first = macs();
        assertThat(first.get(0)).isGreaterThanOrEqualTo(first.get(1));
        assertThat(first.get(1)).isGreaterThanOrEqualTo(first.get(2));
        int said = err.toString().length();
        assertThat(run(List.of("resume", "s", "--trials", "5")))
                .as(err.toString())
                .isZero();
        assertThat(err.toString().substring(said)).as("the choice is stored").doesNotContain("warm start");
        assertThat(macs().subList(0, 4)).isEqualTo(first);
    }

    @Test
    void aSearchScoresNetworksBeforehandAndEachTrialsOwn() throws IOException {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--trials", "2", "--strategy", "random"));
        line.addAll(SMALL);
        assertThat(run(line)).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("scoring 64 random networks of the space by naswot, before the first trial")
                .doesNotContain("missing");
        out = new StringWriter();
        assertThat(run(List.of("trial", "s", "1"))).isZero();
        assertThat(out.toString()).containsPattern("(?m)^naswot +[0-9]");
        int said = err.toString().length();
        assertThat(run(List.of("resume", "s", "--trials", "3")))
                .as(err.toString())
                .isZero();
        assertThat(err.toString().substring(said)).as("scored once").doesNotContain("scoring");
    }

    @Test
    void asksForOneTruth() {
        List<String> line = new ArrayList<>(List.of("fidelity"));
        line.addAll(SMALL);
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).contains("what counts as true must be given once");
        line.addAll(List.of("--truth", "epochs=3", "--proxy", "depth=3"));
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).contains("--proxy must be KEY=VALUE").contains("but was 'depth=3'");
    }

    private List<Long> macs() throws IOException {
        out = new StringWriter();
        assertThat(run(List.of("trials", "s", "--format", "json"))).isZero();
        List<Long> macs = new ArrayList<>();
        new ObjectMapper()
                .readTree(out.toString())
                .forEach(row -> macs.add(row.get("macs").asLong()));
        return macs;
    }

    private int run(List<String> arguments) {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
