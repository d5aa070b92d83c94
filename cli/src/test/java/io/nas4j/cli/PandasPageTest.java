package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of Python in docs/report.md read what the program lists, where a Python has pandas. */
class PandasPageTest {

    @TempDir
    private Path folder;

    @Test
    void pandasReadsTheTrials() throws IOException, InterruptedException {
        assumeTrue(
                PythonProgram.run(folder, "import pandas").exit() == 0,
                "no Python with pandas, set NAS4J_PYTHON to one");
        StoredStudy.create(
                folder.resolve("db"),
                List.of(
                        new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.25)),
                        new StoredStudy.Trained(PublishedNetworks.get("mnasnet-a1"), OptionalDouble.of(0.75)),
                        new StoredStudy.Trained(PublishedNetworks.get("mnasnet-a1"), OptionalDouble.empty())),
                List.of());
        StringWriter csv = new StringWriter();
        String[] line = {
            "trials",
            StoredStudy.NAME,
            "--format",
            "csv",
            "--storage",
            folder.resolve("db").toString()
        };
        assertThat(Main.run(line, new PrintWriter(csv), new PrintWriter(new StringWriter())))
                .isZero();
        Files.writeString(folder.resolve("listed.csv"), csv.toString());
        Path program = Files.writeString(folder.resolve("nas4j"), "#!/bin/sh\ncat listed.csv\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Matcher page = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "report.md")));
        assertThat(page.find()).isTrue();
        PythonProgram ended = PythonProgram.run(folder, page.group(1));
        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.output()).containsPattern("(?s)number +reward +accuracy +macs.* 0\\.75.* 0\\.25.*NaN");
    }
}
