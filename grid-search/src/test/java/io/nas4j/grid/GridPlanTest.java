package io.nas4j.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.trial.TrialSpec;
import io.nas4j.grid.surface.Place;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPlanTest {

    private static final Architecture BASELINE =
            ArchitectureText.parse("in:24x3 stem:k3_s1_c8 mb:e3_k3_s2_c16_r2 mb:e3_k3_s2_c32 head:c64 classes:10");

    private static final CompoundScaling SCALING = new CompoundScaling(new Rounding(8));

    @Test
    void trainsEachNetworkOnceAndNeverTheBaseline() {
        List<ScalingCoefficients> points = List.of(
                new ScalingCoefficients(2, 1, 1),
                new ScalingCoefficients(1.9, 1, 1), // ceil(1.9 * 2) and ceil(1.9 * 1) are those of 2
                new ScalingCoefficients(1, 1.01, 1), // rounds to the baseline itself
                new ScalingCoefficients(1, 1, 1.4));
        GridPlan plan = GridPlan.of(BASELINE, points, SCALING, 100);
        assertThat(plan.trials()).extracting(TrialSpec::number).containsExactly(0, 1);
        assertThat(plan.trials())
                .extracting(spec -> spec.coefficients().orElseThrow())
                .containsExactly(points.get(0), points.get(3));
        assertThat(plan.merged()).containsExactly(points.get(1), points.get(2));
    }

    @Test
    void keepsToItsLimit() {
        List<ScalingCoefficients> points = new CoefficientGrid(new BigDecimal("0.2"), 0.1).points();
        assertThat(GridPlan.of(BASELINE, points, SCALING, 2).trials()).hasSize(2);
    }

    private static GridPlan lattice(int points) {
        return GridPlan.of(BASELINE, new CoefficientLattice(points).points(), SCALING, 100);
    }

    @Test
    void thinsWhatLiesNearOthersAndNeverTheAnchors() {
        GridPlan all = lattice(40);
        assertThat(all.anchors()).isEqualTo(5);
        GridPlan thinned = all.thinned(8);
        assertThat(thinned.trials()).extracting(TrialSpec::number).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(thinned.trials().subList(0, 5)).isEqualTo(all.trials().subList(0, 5));
        assertThat(thinned.trials())
                .extracting(TrialSpec::architecture)
                .isSubsetOf(all.trials().stream().map(TrialSpec::architecture).toList())
                .doesNotHaveDuplicates();
        assertThat(all.thinned(100)).isEqualTo(all);
        // the first that is taken is farther from the anchors than any that is left out
        double taken = fromAnchors(all, thinned.trials().get(5));
        assertThat(all.trials().subList(5, all.trials().size()))
                .allSatisfy(trial -> assertThat(fromAnchors(all, trial)).isLessThanOrEqualTo(taken));
    }

    private static double fromAnchors(GridPlan all, TrialSpec trial) {
        return all.trials().subList(0, 5).stream()
                .mapToDouble(anchor -> place(anchor).squaredDistance(place(trial)))
                .min()
                .orElseThrow();
    }

    private static Place place(TrialSpec trial) {
        return Place.of(
                0, Growth.of(BASELINE, trial.coefficients().orElseThrow().at(1), SCALING), 1);
    }

    @Test
    void forbidsResolutionsBeyondALimit() {
        GridPlan plan = GridPlan.of(List.of(BASELINE), new CoefficientLattice(12).points(), SCALING, 100, 26);
        assertThat(plan.beyond()).isNotEmpty();
        assertThat(plan.trials())
                .isNotEmpty()
                .allMatch(trial -> trial.architecture().input().resolution() <= 26);
        assertThatThrownBy(() ->
                        GridPlan.of(List.of(BASELINE), List.of(new ScalingCoefficients(1, 1, 1.4)), SCALING, 100, 24))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reads at most 24 pixels a side, as --resolution-limit says");
    }

    @Test
    void scalesSeveralBaselinesAndComparesTheirMacsWithTheFirst() {
        Architecture half =
                ArchitectureText.parse("in:24x3 stem:k3_s1_c8 mb:e3_k3_s2_c8_r2 mb:e3_k3_s2_c16 head:c64 classes:10");
        GridPlan plan = GridPlan.of(
                List.of(BASELINE, half), new CoefficientLattice(8).points(), SCALING, 100, Input.MAX_RESOLUTION);
        assertThat(plan.networks())
                .extracting(ScaledNetwork::baseline)
                .startsWith(0, 1, 0, 1)
                .containsOnly(0, 1);
        assertThat(plan.anchors()).isEqualTo(10);
        assertThat(plan.networks()).allSatisfy(network -> {
            Place place = plan.places().get(network.trial().number());
            assertThat(place.baseline()).isEqualTo(network.baseline());
            double macs = CostModel.cost(network.trial().architecture()).macs();
            assertThat(Math.pow(2, place.doublings()))
                    .isCloseTo(macs / CostModel.cost(BASELINE).macs(), within(1e-9));
        });
        assertThat(plan.thinned(11).networks().subList(0, 10)).allMatch(ScaledNetwork::anchored);
    }
}
