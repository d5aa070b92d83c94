package io.nas4j.grid.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StageMovesTest {

    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.SMALL_IMAGE, new Input(32, 3), 10);
    private static final ScalingCoefficients BY = ScalingCoefficients.EFFICIENTNET;

    private static StageMoves moves(Architecture baseline) {
        return new StageMoves(baseline, BY, ScalingRules.uniform(new Rounding(8)));
    }

    @Property(tries = 25)
    void everyMoveChangesItsStageAtEqualMacs(@ForAll long seed) {
        Architecture baseline = SPACE.build(SPACE.sample(new SplittableRandom(seed)));
        StageMoves moves = moves(baseline);
        long macs = moves.start().macs();
        List<StagedNetwork> around = moves.around(moves.start());
        assertThat(around).extracting(each -> Fingerprint.of(each.network())).doesNotHaveDuplicates();
        assertThat(around).allSatisfy(each -> {
            StageMove move = each.move().orElseThrow();
            Stage before = moves.start().network().stages().get(move.stage());
            Stage after = each.network().stages().get(move.stage());
            int more = move.depth() ? after.layers() - before.layers() : after.filters() - before.filters();
            assertThat(Integer.signum(more)).as("%s", move.text()).isEqualTo(move.more() ? 1 : -1);
            assertThat((double) each.macs() / macs).isBetween(0.95, 1.05);
            assertThat(new CompoundScaling(each.rules()).scale(baseline, BY, 1)).isEqualTo(each.network());
        });
    }

    @Test
    void factorsGrowWithPhi() {
        Architecture baseline = SPACE.build(SPACE.sample(new SplittableRandom(1)));
        ScalingRules rules = ScalingRules.uniform(new Rounding(1));
        int stages = baseline.stages().size();
        List<Double> halves = Collections.nCopies(stages, 0.5);
        ScalingRules narrower = rules.withStages(List.of(), halves);
        CompoundScaling scaling = new CompoundScaling(narrower);
        ScalingCoefficients nothing = new ScalingCoefficients(1, 1, 1);
        int filters = baseline.stages().get(0).filters();
        assertThat(scaling.scale(baseline, nothing, 0)).isEqualTo(baseline);
        assertThat(scaling.scale(baseline, nothing, 1).stages().get(0).filters())
                .isEqualTo(filters / 2);
        assertThat(scaling.scale(baseline, nothing, 2).stages().get(0).filters())
                .isEqualTo(filters / 4);
        assertThat(CostModel.cost(scaling.scale(baseline, nothing, 1)).macs())
                .isLessThan(CostModel.cost(baseline).macs());
    }
}
