package io.nas4j.space.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.Architectures;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.published.PublishedNetworks;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostModelTest {

    /** Exact counts of running implementations: timm, torchvision, Keras and mmpretrain agree on them. */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, 5288548, 385814752",
        "efficientnet-b1, 7794184, 686802832",
        "efficientnet-b2, 9109994, 993561872",
        "efficientnet-b3, 12233232, 1827141392",
        "efficientnet-b4, 19341616, 4393771024",
        "efficientnet-b5, 30389784, 10266384752",
        "efficientnet-b6, 43040704, 19067593536",
        "efficientnet-b7, 66347960, 37745884192",
        "efficientnet-b8, 87413142, 62597461568",
        "efficientnet-l2, 480309308, 475703653280",
        "mnasnet-a1, 3887038, 311579072",
        "mnasnet-b1, 4383312, 314415872",
        "mobilenet-v2, 3504872, 300774272"
    })
    void countsPublishedNetworksExactly(String name, long params, long macs) {
        assertThat(CostModel.cost(PublishedNetworks.get(name))).isEqualTo(new Cost(params, macs));
    }

    /** The stage rows of EfficientNet-B0, input 224 pixels. */
    @ParameterizedTest
    @CsvSource({
        "stem, 928, 10838016",
        "stages.0., 1448, 10035712",
        "stages.1., 16714, 54945216",
        "stages.2., 46640, 37939584",
        "stages.3., 242930, 43555200",
        "stages.4., 543148, 86102400",
        "stages.5., 2026348, 91528224",
        "stages.6., 717232, 29520000",
        "head, 412160, 20070400",
        "classifier, 1281000, 1280000"
    })
    void countsEachStageOfB0(String prefix, long params, long macs) {
        Cost stage = CostModel.layers(PublishedNetworks.get("efficientnet-b0")).stream()
                .filter(part -> part.name().startsWith(prefix))
                .map(LayerCost::cost)
                .reduce(new Cost(0, 0), Cost::plus);
        assertThat(stage).isEqualTo(new Cost(params, macs));
    }

    @Test
    void countsL2At475Pixels() {
        Architecture l2 = PublishedNetworks.get("efficientnet-l2").withResolution(475);
        assertThat(CostModel.cost(l2).macs()).isEqualTo(170_892_857_680L);
    }

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    /** A second way of counting: the sizes of the tensors that engines really hold. */
    @Property(tries = 200)
    void paramsAreTheTrainedTensors(@ForAll("architectures") Architecture architecture) {
        long trained = NetworkPlan.of(architecture).parameters().stream()
                .filter(spec -> spec.role().trained())
                .mapToLong(ParameterSpec::size)
                .sum();
        assertThat(CostModel.cost(architecture).params()).isEqualTo(trained);
    }
}
