package io.nas4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartWriterTest {

    private static final LineChart FALLING = new LineChart(
            "Regret",
            "trials",
            "simple regret",
            List.of(
                    new Series("reinforce", falling(0.9)),
                    new Series("random", falling(0.97)),
                    new Series("still", List.of(Point.of(1, 0.5), Point.of(100, 0.5)))),
            false);

    @TempDir
    private Path folder;

    private static List<Point> falling(double rate) {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new Point(i, Math.pow(rate, i), 0.5 * Math.pow(rate, i), 1.5 * Math.pow(rate, i)))
                .toList();
    }

    private Document svg(LineChart chart) throws Exception {
        ChartWriter.write(chart, folder.resolve("chart"));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("chart.svg").toFile());
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** The corners of a series' curve, as x and y. */
    private static List<double[]> curve(Document svg, String name) {
        NodeList paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            NodeList titles = path.getElementsByTagName("title");
            if (titles.getLength() == 1 && titles.item(0).getTextContent().equals(name)) {
                return Stream.of(path.getAttribute("d").substring(1).split(" L"))
                        .map(spot -> Stream.of(spot.split(","))
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                        .toList();
            }
        }
        throw new AssertionError("no curve '" + name + "'");
    }

    @Test
    void namesAllThatIsDrawn() throws Exception {
        assertThat(texts(svg(FALLING)))
                .contains("Regret", "trials", "simple regret", "reinforce", "random", "still")
                .contains("20", "40", "60", "80", "100")
                .contains("0", "0.5", "1", "1.5");
    }

    @Test
    void fallingNumbersFallOnPaper() throws Exception {
        Document svg = svg(FALLING);
        List<double[]> curve = curve(svg, "reinforce");
        assertThat(curve).hasSize(100);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i)[0]).isGreaterThan(curve.get(i - 1)[0]);
            assertThat(curve.get(i)[1]).isGreaterThanOrEqualTo(curve.get(i - 1)[1]); // y grows downwards
        }
        assertThat(curve.get(99)[1]).isGreaterThan(curve(svg, "random").get(99)[1]);
        assertThat(curve(svg, "still").get(0)[1]).isEqualTo(curve(svg, "still").get(1)[1]);
    }

    @Test
    void equalRatiosAreEquallyLongOnALogAxis() throws Exception {
        List<double[]> curve = curve(
                svg(new LineChart(
                        "t",
                        "x",
                        "y",
                        List.of(new Series(
                                "s", List.of(Point.of(0, 1), Point.of(1, 0.1), Point.of(2, 0.01), Point.of(3, 0.001)))),
                        true)),
                "s");
        double first = curve.get(1)[1] - curve.get(0)[1];
        assertThat(first).isGreaterThan(100);
        assertThat(curve.get(2)[1] - curve.get(1)[1]).isCloseTo(first, org.assertj.core.data.Offset.offset(0.02));
        assertThat(curve.get(3)[1] - curve.get(2)[1]).isCloseTo(first, org.assertj.core.data.Offset.offset(0.02));
    }

    @Test
    void zerosStandOnALabelledBottom() throws Exception {
        Document svg = svg(new LineChart(
                "t",
                "x",
                "y",
                List.of(new Series("s", List.of(Point.of(0, 1), Point.of(1, 0.02), Point.of(2, 0), Point.of(3, -1)))),
                true));
        assertThat(texts(svg)).contains("≤ 0.001", "0.01", "0.1", "1");
        List<double[]> curve = curve(svg, "s");
        assertThat(curve.get(2)[1]).isEqualTo(curve.get(3)[1]).isGreaterThan(curve.get(1)[1]);
        assertThat(texts(svg(new LineChart("t", "x", "y", List.of(new Series("s", List.of(Point.of(0, 0)))), true))))
                .contains("≤ 0.1", "1");
        assertThat(texts(svg(FALLING))).noneMatch(text -> text.contains("≤"));
    }

    @Test
    void pixelsHaveTheColoursOfTheSeries() throws IOException {
        ChartWriter.write(FALLING, folder.resolve("chart"));
        BufferedImage image = ImageIO.read(folder.resolve("chart.png").toFile());
        assertThat(image.getWidth()).isGreaterThan(1200);
        for (int colour : new int[] {0x0072B2, 0xD55E00, 0x009E73}) {
            assertThat(count(image, colour)).as("%06x", colour).isGreaterThan(300);
        }
        assertThat(count(image, 0x000000)).as("letters").isGreaterThan(300);
        assertThat(count(image, 0xFFFFFF)).isGreaterThan(image.getWidth() * image.getHeight() / 2L);
        assertThat(count(image, 0xE69F00)).isZero();
    }

    private static long count(BufferedImage image, int colour) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(pixel -> (pixel & 0xffffff) == colour)
                .count();
    }

    @Test
    void equalChartsGiveEqualBytesInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        ChartWriter.write(FALLING, folder.resolve("one"));
        try {
            Locale.setDefault(Locale.GERMANY);
            ChartWriter.write(FALLING, folder.resolve("two"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(folder.resolve("two.svg")).hasSameBinaryContentAs(folder.resolve("one.svg"));
        assertThat(folder.resolve("two.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
    }

    @Test
    void replacesWhatIsThereAndLeavesNothingElse() throws IOException {
        Files.writeString(folder.resolve("a.b.svg"), "old");
        Files.writeString(folder.resolve("a.b.png"), "old");
        ChartWriter.write(FALLING, folder.resolve("a.b"));
        assertThat(Files.readString(folder.resolve("a.b.svg"))).startsWith("<svg ");
        assertThat(ImageIO.read(folder.resolve("a.b.png").toFile())).isNotNull();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.b.svg", "a.b.png");
        }
    }

    @Test
    void namesMayHoldWhatXmlMayNot() throws Exception {
        String name = "a<b>&\"c'\u0001é𝛼";
        Document svg = svg(new LineChart(
                name, name, name, List.of(new Series(name, List.of(Point.of(0, 1), Point.of(1, 2)))), false));
        String shown = name.replace('\u0001', '\uFFFD');
        assertThat(texts(svg)).filteredOn(shown::equals).hasSize(4);
        assertThat(curve(svg, shown)).hasSize(2);
    }

    @Test
    void refusesWhereNothingCanBeWrittenInOneSentence() {
        assertThatThrownBy(
                        () -> ChartWriter.write(FALLING, folder.resolve("none").resolve("chart")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none is not a directory");
        assertThatThrownBy(() -> ChartWriter.write(FALLING, Path.of("/")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a chart must have a file name, but was given '/'");
        assertThatThrownBy(() -> ChartWriter.write(FALLING, Path.of("/proc/chart")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot write /proc/chart.svg");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everySeriesIsDrawnApart() {
        List<Pen> pens = IntStream.range(0, 28).mapToObj(Pen::of).toList();
        assertThat(pens).doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatIsNoChart() {
        Series one = new Series("one", List.of(Point.of(0, 0)));
        assertThatThrownBy(() -> new LineChart("t", "x", "y", List.of(one, one), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'one'");
        assertThatThrownBy(() -> new LineChart("t", "x", "y", List.of(), false))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Series("s", List.of(Point.of(1, 0), Point.of(0, 0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but 0 follows 1");
        assertThatThrownBy(() -> Point.of(Double.NaN, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Point(0, 0, 1, 0)).isInstanceOf(InvalidInputException.class);
    }

    /** An image to look at, as a comparison of strategies draws it: target/regret.svg and .png. */
    @Test
    void drawsRegretCurves() {
        List<Series> series = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (String name : List.of("random", "reinforce", "evolution:population=50:sample=10", "grid", "annealing")) {
            double[][] runs = IntStream.range(0, 15)
                    .mapToObj(run -> regret(random, 2 + 40 * series.size()))
                    .toArray(double[][]::new);
            series.add(new Series(
                    name,
                    IntStream.range(0, 300)
                            .mapToObj(trial -> {
                                double[] sorted = Stream.of(runs)
                                        .mapToDouble(run -> run[trial])
                                        .sorted()
                                        .toArray();
                                return new Point(trial + 1, sorted[7], sorted[3], sorted[11]);
                            })
                            .toList()));
        }
        for (boolean log : new boolean[] {false, true}) {
            ChartWriter.write(
                    new LineChart(
                            "Simple regret on nas-bench-macro, median and quartiles of 15 runs",
                            "trials",
                            "best test accuracy of all − best found",
                            series,
                            log),
                    Path.of("target", log ? "regret-log" : "regret"));
        }
        assertThat(Path.of("target", "regret-log.png")).exists();
    }

    private static double[] regret(SplittableRandom random, double speed) {
        double best = 0.3;
        double[] regret = new double[300];
        for (int i = 0; i < regret.length; i++) {
            double tried = 0.4 * Math.pow(random.nextDouble(), 1 + i * speed / 3000) - 0.002;
            best = Math.min(best, Math.max(0, tried));
            regret[i] = best;
        }
        return regret;
    }
}
