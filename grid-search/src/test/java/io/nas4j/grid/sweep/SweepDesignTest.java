package io.nas4j.grid.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepDesignTest {

    private static final List<Dimension> ALL = Arrays.asList(Dimension.values());
    private static final Architecture V2 =
            PublishedNetworks.get("mobilenet-v2@0.5@32px").withClasses(10);

    private static SweepRule rule(String text, Architecture baseline) {
        return SweepRule.parse(text, ScalingCoefficients.EFFICIENTNET, Rounding.naturalDivisor(baseline));
    }

    private static Architecture small(int filters, int layers, int resolution) {
        return ArchitectureText.parse("in:" + resolution + "x3 stem:k3_s1_c8 mb:e3_k3_s2_c" + filters + "_r" + layers
                + " mb:e6_k3_s2_c" + 2 * filters + "_r2 head:c64 classes:10");
    }

    /** All networks of a dimension up to a coefficient, looked at one by one. */
    private static double nearest(Architecture baseline, Dimension dimension, double growth) {
        GrowthPath path = new GrowthPath(baseline, dimension, rule("compound", baseline));
        double macs = CostModel.cost(baseline).macs();
        return DoubleStream.concat(
                        DoubleStream.of(path.neutral()),
                        IntStream.rangeClosed(1, 10_000).mapToDouble(i -> path.neutral() + i / 1000.0 + 1e-9))
                .mapToObj(path::at)
                .flatMap(Optional::stream)
                .mapToDouble(network -> network.macs() / macs)
                .boxed()
                .min((a, b) -> Double.compare(Math.abs(Math.log(a / growth)), Math.abs(Math.log(b / growth))))
                .orElseThrow();
    }

    @Property(tries = 12)
    void findsTheNearestNetworkThatRoundingAllows(
            @ForAll Dimension dimension,
            @ForAll @IntRange(min = 2, max = 12) int filters,
            @ForAll @IntRange(min = 1, max = 4) int layers,
            @ForAll @IntRange(min = 12, max = 40) int resolution,
            @ForAll @DoubleRange(min = 1.3, max = 6) double growth) {
        Architecture baseline = small(4 * filters, layers, resolution);
        SweepRule rule = rule("compound", baseline);
        Optional<GrowthSearch.Found> found =
                new GrowthSearch(new GrowthPath(baseline, dimension, rule), baseline, growth).search();
        GrownNetwork network = found.orElseThrow().nearest();
        double ratio = (double) network.macs() / CostModel.cost(baseline).macs();
        double scanned = nearest(baseline, dimension, growth);
        assertThat(Math.abs(Math.log(ratio / growth)))
                .isLessThanOrEqualTo(Math.abs(Math.log(scanned / growth)) + 1e-12);
        assertThat(new CompoundScaling(rule.rules()).scale(baseline, network.by()))
                .isEqualTo(network.network());
    }

    @Property(tries = 25)
    void moreGrowthNeverGivesFewerMacs(
            @ForAll Dimension dimension,
            @ForAll @DoubleRange(min = 0.6, max = 8) double first,
            @ForAll @DoubleRange(min = 0.6, max = 8) double second) {
        GrowthPath path = new GrowthPath(V2, dimension, rule("compound", V2));
        long less = new GrowthSearch(path, V2, Math.min(first, second))
                .search()
                .orElseThrow()
                .nearest()
                .macs();
        long more = new GrowthSearch(path, V2, Math.max(first, second))
                .search()
                .orElseThrow()
                .nearest()
                .macs();
        assertThat(less).isLessThanOrEqualTo(more);
    }

    /** EfficientNet's table 7 says 1.8 to 1.9 G for coefficients that give less; these give them. */
    @Test
    void equalMacsOfTheLargeNetwork() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        SweepDesign design = SweepDesign.of(b0, ALL, List.of(4.0, 1.0), rule("compound", b0));
        assertThat(design.points())
                .extracting(SweepPoint::name)
                .containsExactly("baseline", "depth", "width", "resolution", "compound");
        assertThat(design.points().get(0).network()).isEqualTo(b0);
        assertThat(design.points()).allSatisfy(point -> {
            assertThat(point.macs()).isEqualTo(CostModel.cost(point.network()).macs());
            if (design.notes().stream().noneMatch(note -> note.startsWith(point.name()))) {
                assertThat(point.macRatio() / point.growth()).isCloseTo(1, within(SweepDesign.TOLERANCE));
            }
        });
        assertThat(design.networks()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"compound", "dwr:1:8:1", "uniform"})
    void eachRuleGrowsByItsOwnRounding(String text) {
        SweepRule rule = rule(text, V2);
        SweepDesign design = SweepDesign.of(V2, List.of(Dimension.COMPOUND), List.of(2.0), rule);
        SweepPoint point = design.points().get(0);
        Multipliers by = rule.at().apply(point.coefficient());
        assertThat(new CompoundScaling(rule.rules()).scale(V2, by)).isEqualTo(point.network());
        assertThat(rule.rules().rounding().sides())
                .isEqualTo(text.equals("compound") ? Rounding.Sides.NEAREST : Rounding.Sides.FOUR);
    }

    /** φ = 1, 2, 3 are the released members; growths between lie between them. */
    @Test
    void releasedFamiliesAreInterpolated() {
        Architecture b0 = PublishedNetworks.get("efficientnetv2-b0");
        SweepRule rule = rule("efficientnetv2", b0);
        double growth = (double) CostModel.cost(PublishedNetworks.get("efficientnetv2-b2"))
                        .macs()
                / CostModel.cost(b0).macs();
        SweepPoint b2 = SweepDesign.of(b0, List.of(Dimension.COMPOUND), List.of(growth), rule)
                .points()
                .get(0);
        assertThat(b2.macRatio()).isCloseTo(growth, within(1e-12));
        assertThat(rule.at().apply(2))
                .isEqualTo(PublishedNetworks.releasedFamilies()
                        .get(1)
                        .scales()
                        .get(1)
                        .multipliers());
        assertThatThrownBy(() -> SweepDesign.of(b0, List.of(Dimension.COMPOUND), List.of(8.0), rule))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("rule efficientnetv2 cannot give this network 8 times its MACs: it ends at 4.19 times, with"
                        + " phi 2.9715");
    }

    @Test
    void tinyNetMakesSmaller() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        SweepPoint half = SweepDesign.of(b0, ALL, List.of(0.5), rule("tinynet", b0)).points().stream()
                .filter(point -> point.dimension().equals(Optional.of(Dimension.COMPOUND)))
                .findFirst()
                .orElseThrow();
        assertThat(half.macRatio()).isCloseTo(0.5, within(0.015));
        assertThat(half.coefficient()).isBetween(1.5, 2.5);
    }

    @Test
    void saysWhatRoundingAllows() {
        Architecture coarse = ArchitectureText.parse("in:32x3 stem:k3_s1_c8 mb:e3_k3_s2_c16 head:none classes:10");
        SweepDesign design = SweepDesign.of(coarse, List.of(Dimension.DEPTH), List.of(2.0), rule("compound", coarse));
        assertThat(design.notes())
                .singleElement()
                .asString()
                .startsWith("depth at growth 2: rounding allows ")
                .contains("times the MACs (d ")
                .endsWith("; the first is nearer and is taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEPTH | 0.01 | growth of MACs in a sweep must be a number from 0.05 to 256, but was 0.01",
                "DEPTH | 300 | growth of MACs in a sweep must be a number from 0.05 to 256, but was 300",
                "DEPTH | 0.25 | depth alone cannot give this network 0.25 times its MACs: rounding leaves it as it is",
                "RESOLUTION | 256 | resolution alone cannot give this network 256 times its MACs: it ends at 4.00 times,"
                        + " with r 2",
            })
    void refusesWhatCannotGrow(Dimension dimension, double growth, String sentence) {
        Architecture flat = ArchitectureText.parse("in:4096x3 stem:k3_s1_c8 mb:e3_k3_s2_c16 head:none classes:10");
        assertThatThrownBy(() -> SweepDesign.of(flat, List.of(dimension), List.of(growth), rule("compound", flat)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesOtherNames() {
        assertThatThrownBy(() -> Dimension.parse("deph"))
                .hasMessage("a dimension of a sweep must be one of depth, width, resolution, compound, but was 'deph';"
                        + " did you mean depth?");
        assertThatThrownBy(() -> rule("dwr:x", V2)).hasMessageStartingWith("a scaling rule must be one of compound,");
    }
}
