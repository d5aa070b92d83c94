package io.nas4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScatterChartTest {

    @TempDir
    private Path folder;

    @Test
    void marksEachPointAndSpacesDecadesAlike() throws IOException {
        ScatterChart chart = new ScatterChart(
                "t",
                "parameters (M)",
                "accuracy",
                List.of(
                        new Series("ours", List.of(new Point(1, 60, 55, 65))),
                        new Series("theirs", List.of(Point.of(10, 70), Point.of(100, 80)))));

        ChartWriter.write(chart, folder.resolve("chart"));

        String svg = Files.readString(folder.resolve("chart.svg"));
        double[] marks = svg.lines()
                .filter(line -> line.contains("fill-opacity=\"1.0\""))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*d=\"M([0-9.]+),.*", "$1")))
                .toArray();
        assertThat(marks).hasSize(3);
        assertThat(marks[2] - marks[1]).isCloseTo(marks[1] - marks[0], org.assertj.core.api.Assertions.within(0.02));
        assertThat(svg).contains(">ours</text>", ">theirs</text>", ">10</text>");
        assertThat(folder.resolve("chart.png")).isNotEmptyFile();
    }

    @Test
    void refusesWhatHasNoLogarithm() {
        assertThatThrownBy(() -> new ScatterChart("t", "x", "y", List.of(new Series("a", List.of(Point.of(0, 1))))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be a number above 0, but was 0");
    }
}
