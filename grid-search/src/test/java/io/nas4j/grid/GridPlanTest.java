package io.nas4j.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

    private static Trial trained(TrialSpec spec, double accuracy) {
        Outcome outcome = new Outcome.Complete(accuracy, OptionalDouble.empty());
        return Trial.started(spec, TrialRun.UNKNOWN)
                .withResult(TrialResult.of(outcome, OptionalDouble.of(accuracy), 1));
    }

    /** Of two candidates with equal accuracy the one that really costs less is better; much more accuracy outweighs cost. */
    @Test
    void setsAccuracyAgainstTheRealCost() {
        List<ScalingCoefficients> points = new CoefficientGrid(new BigDecimal("0.2"), 0.1).points();
        GridPlan plan = GridPlan.of(BASELINE, points, SCALING, 100);
        long baselineMacs = CostModel.cost(BASELINE).macs();
        List<Trial> equal = new ArrayList<>();
        plan.trials().forEach(spec -> equal.add(trained(spec, 0.5)));
        GridCandidate cheapest = GridResult.of(equal, BASELINE, SCALING, -0.07).choice();
        assertThat(equal).allSatisfy(trial -> assertThat(trial.macs()).isGreaterThanOrEqualTo(cheapest.macs()));
        assertThat(cheapest.macRatio()).isCloseTo((double) cheapest.macs() / baselineMacs, within(1e-12));
        assertThat(cheapest.score()).isCloseTo(0.5 * Math.pow(cheapest.macRatio() / 2, -0.07), within(1e-12));
        List<Trial> oneBetter = new ArrayList<>(equal);
        oneBetter.set(3, trained(plan.trials().get(3), 0.9));
        assertThat(GridResult.of(oneBetter, BASELINE, SCALING, -0.07).choice().trial())
                .isEqualTo(3);
    }

    @Test
    void hasNoChoiceWithoutATrainedCandidate() {
        assertThatThrownBy(() -> GridResult.of(List.of(), BASELINE, SCALING, -0.07))
                .isInstanceOf(WorkFailedException.class);
    }
}
