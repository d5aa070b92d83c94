package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a grid search that do not go together are refused before anything is opened. */
class GridSearchOptionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--design lattice --step 0.1 | --step and --tolerance belong to --design grid, but it is lattice",
                "--design lattice --tolerance 0.1 | --step and --tolerance belong to --design grid, but it is lattice",
                "--points 9 | --points belongs to --design lattice, but it is grid",
                "--design lattice --points 4 | points of a lattice must be a whole number from 5 to 10000, but was 4",
                "--step 0.9 --tolerance 0.01 | take a smaller step or a larger tolerance",
                "--resolution 24 | --resolution is for an architecture, which needs --dataset too; a study has its own",
                "--workers 3 | --workers is for an architecture, which needs --dataset too; a study has its own",
                "--dataset shapes | unknown architecture 's'; allowed are a file, STUDY#TRIAL, a notation",
                "--top 0 | --top must be a whole number from 1 to 100, but was 0",
                "--rule tinynets | a scaling rule must be one of compound, dwr:D:W:R, uniform, tinynet, efficientnetv2",
                "--per-stage --stage-trials 3 | --stage-trials must be a whole number from 4 to 1000000, but was 3",
                "--stage-trials 9 | --stage-trials belongs to --per-stage, which was not given",
                "--limit 0 | --limit must be a whole number from 1 to 1000000, but was 0",
                "--trials 0 | --trials must be a whole number from 1 to 10000000, but was 0",
                "--trials 9 --budget 2h | --trials and --budget say the same in two ways; give one of them",
                "--budget 0s | must be",
                "--step 0 | grid step must be a number from 0.01 to 1, but was 0",
                "--tolerance 2 | grid tolerance must be a number from 0 to 1, but was 2"
            })
    void refusesInASentence(String options, String sentence) {
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of("grid-search", "s"));
        line.addAll(List.of(options.strip().split(" ")));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        assertThat(Main.run(line.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("nas4j: ").contains(sentence.strip());
    }
}
