package io.nas4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixChartTest {

    @TempDir
    private Path folder;

    private String svg(MatrixChart chart) throws IOException {
        ChartWriter.write(chart, folder.resolve("matrix"));
        return Files.readString(folder.resolve("matrix.svg"));
    }

    @Test
    void aCellIsShadedByItsShareOfItsRow() throws IOException {
        String svg = svg(new MatrixChart(
                "t", "predicted", "true", List.of("cat", "dog"), List.of(List.of(30L, 10L), List.of(0L, 5L))));

        // three quarters, one quarter and all of the darkest shade; a cell without images has none
        assertThat(svg.lines().filter(line -> line.contains("fill-opacity")))
                .extracting(line -> line.replaceAll(".*fill-opacity=\"([^\"]*)\".*", "$1"))
                .containsExactly("0.56", "0.19", "0.75");
        assertThat(svg).contains(">30</text>", ">10</text>", ">5</text>").doesNotContain(">0</text>");
        assertThat(svg).contains(">predicted</text>", ">true</text>");
        assertThat(svg.split(">cat</text>", -1)).as("a row and a column").hasSize(3);
    }

    /** A thousand classes are one image of which nobody reads numbers or names. */
    @Test
    void manyClassesHaveSmallCells() throws IOException {
        int classes = 300;
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "class-" + k).toList();

        String svg = svg(
                new MatrixChart("t", "c", "r", names, Collections.nCopies(classes, Collections.nCopies(classes, 1L))));

        assertThat(svg).doesNotContain("class-0", ">1</text>");
        BufferedImage png = ImageIO.read(folder.resolve("matrix.png").toFile());
        assertThat(png.getWidth()).isLessThan(2500);
    }

    @Test
    void refusesWhatIsNoSquare() {
        assertThatThrownBy(() -> new MatrixChart("t", "c", "r", List.of("a", "b"), List.of(List.of(1L, 2L))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 names and 1 rows");
        assertThatThrownBy(() -> new MatrixChart("t", "c", "r", List.of("a"), List.of(List.of(-1L))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 0, but was -1");
    }
}
