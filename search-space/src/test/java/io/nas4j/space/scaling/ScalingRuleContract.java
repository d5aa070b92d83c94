package io.nas4j.space.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import org.junit.jupiter.api.Test;

/** What every scaling rule with coefficients of its own keeps to. */
public abstract class ScalingRuleContract {

    /** A rule, as {@link ScalingRuleProvider#rule} makes it of what is typed. */
    protected abstract ScalingRule rule();

    @Test
    void keepsTheNetworkAtPhiZeroAndMakesItDearerFromThereOn() {
        Architecture network = PublishedNetworks.get("efficientnet-b0");
        CompoundScaling scaling = new CompoundScaling(ScalingRules.uniform(rule().rounding()));
        ScalingCoefficients by = rule().coefficients().orElseThrow();
        long before = CostModel.cost(network).macs();
        assertThat(CostModel.cost(scaling.scale(network, by, 0)).macs()).isEqualTo(before);
        for (double phi : new double[] {1, 2}) {
            long macs = CostModel.cost(scaling.scale(network, by, phi)).macs();
            assertThat(macs).isGreaterThan(before);
            before = macs;
        }
    }

    @Test
    void isTheSameEachTime() {
        assertThat(rule()).isEqualTo(rule());
    }
}
