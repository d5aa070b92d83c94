package io.nas4j.space.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.published.PublishedNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private final Architecture b0 = PublishedNetworks.get("efficientnet-b0");

    /** At φ = 1 the formula promises 1.92; whole layers make it 2.57. */
    @Test
    void saysWhereRoundingMadeTheDifference() {
        Growth growth = Growth.of(b0, ScalingCoefficients.EFFICIENTNET.at(1), new CompoundScaling(Rounding.PUBLISHED));
        assertThat(growth.nominal()).isCloseTo(1.92027, within(1e-5));
        assertThat(growth.realised()).isCloseTo(2.573, within(0.001));
        assertThat(growth.roundings())
                .contains("stage 1 layers 1 -> 2 (2.00x for 1.20x)", "stage 7 layers 1 -> 2 (2.00x for 1.20x)")
                .contains("map of stage 6 7 -> 9 (1.29x for 1.15x)")
                .noneMatch(text -> text.startsWith("resolution"));
        assertThat(growth.depth()).isGreaterThan(1.4);
        assertThat(growth.resolution()).isGreaterThan(1.15 * 1.15 + 0.1);
    }

    @Test
    void keepsWhatIsFixed() {
        ScalingRules fixed = ScalingRules.fixing(Rounding.PUBLISHED, true, true, true);
        Architecture scaled = new CompoundScaling(fixed).scale(b0, 2.0, 2.0, 224);
        assertThat(scaled.stem().filters()).isEqualTo(32);
        assertThat(scaled.head().filters()).isEqualTo(1280);
        assertThat(scaled.stages().stream().map(Stage::layers)).containsExactly(1, 4, 4, 6, 6, 8, 1);
        assertThat(scaled.stages().get(0).filters()).isEqualTo(32);
    }

    /** What the user asked for is no rounding. */
    @Test
    void blamesRoundingForRoundingAlone() {
        List<Double> twice = List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0);
        ScalingRules rules = new ScalingRules(Rounding.PUBLISHED, true, true, true, List.of(), twice);
        Growth growth = Growth.of(b0, new Multipliers(2, 1, 1), new CompoundScaling(rules));
        assertThat(growth.roundings()).isEmpty();
        assertThat(growth.width()).isEqualTo(1);
    }

    /** Far beyond what a network may be, in every dimension: refused at once, never another size. */
    @Test
    void refusesWhatIsTooLarge() {
        Architecture fractional =
                ArchitectureText.parse("in:32x3 stem:k3_s1_c16 mb:e2.5_k3_s1_c16 head:none classes:10");
        CompoundScaling scaling = new CompoundScaling(Rounding.PUBLISHED);
        for (double depth : new double[] {1001, 1e9, 1e300}) {
            assertThatThrownBy(() -> scaling.scale(fractional, new Multipliers(depth, 1, 1)))
                    .hasMessageStartingWith("layers must be a whole number from 1 to 1000");
        }
        for (double times : new double[] {1e3, 134217731.125, 1e300}) {
            assertThatThrownBy(() -> scaling.scale(fractional, new Multipliers(1, 1, times)))
                    .hasMessageStartingWith("resolution must be a whole number from 1 to 8192");
            assertThatThrownBy(() -> scaling.scale(fractional, new Multipliers(1, times * 10, 1)))
                    .hasMessageContaining("must be");
        }
    }

    @Test
    void scalesStagesApart() {
        List<Double> depth = List.of(1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0);
        List<Double> width = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5);
        ScalingRules rules = new ScalingRules(Rounding.PUBLISHED, false, false, false, depth, width);
        Architecture scaled = new CompoundScaling(rules).scale(b0, 1, 1, 224);
        assertThat(scaled.stages().stream().map(Stage::layers)).containsExactly(1, 2, 2, 6, 3, 4, 1);
        assertThat(scaled.stages().get(6).filters()).isEqualTo(160);
        ScalingRules tooFew = new ScalingRules(Rounding.PUBLISHED, false, false, false, List.of(1.0), List.of());
        assertThatThrownBy(() -> new CompoundScaling(tooFew).scale(b0, 1, 1, 224))
                .hasMessage("one depth multiplier for each of the 7 stages is needed, but 1 were given");
    }

    /** Where the blocks of a stage differ, the last is repeated; fewer layers drop the last ones. */
    @Test
    void repeatsTheLastOfBlocksThatDiffer() {
        Architecture mixed =
                ArchitectureText.parse("in:32x3 stem:k3_s1_c16 mb:e3_k3_s2_c24+mb:e6_k5_s1_c24 head:c64 classes:10");
        CompoundScaling scaling = new CompoundScaling(Rounding.PUBLISHED);
        assertThat(scaling.scale(mixed, 2, 1, 32).toString()).contains("mb:e3_k3_s2_c24+mb:e6_k5_s1_c24_r3 ");
        assertThat(scaling.scale(mixed, 0.5, 1, 32).toString()).contains(" mb:e3_k3_s2_c24 ");
    }
}
