package io.nas4j.space.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
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
        "efficientnet-lite0, 4652008, 385187552",
        "efficientnet-lite1, 5416680, 600185232",
        "efficientnet-lite2, 6092072, 859736272",
        "efficientnet-lite3, 8197096, 1383321872",
        "efficientnet-lite4, 13006568, 2553034336",
        "efficientnetv2-s, 21458488, 8365617152",
        "efficientnetv2-m, 54139356, 24582460384",
        "efficientnetv2-l, 118515272, 56079699008",
        "efficientnetv2-b0, 7139704, 718086176",
        "efficientnetv2-b1, 8141052, 1196819360",
        "efficientnetv2-b2, 10096086, 1697542832",
        "efficientnetv2-b3, 14358406, 3011458816",
        "mnasnet-small, 2030264, 68339184",
        "mnasnet-a1@0.5, 2082006, 103162992",
        "mnasnet-a1@0.75, 2912278, 223448480",
        "mnasnet-a1@1.4, 6105992, 586317952",
        "mnasnet-b1@0.5, 2218512, 104455968",
        "mnasnet-b1@0.75, 3170208, 215493104",
        "mnasnet-b1@1.4, 7115728, 588799408",
        "mobilenet-v1, 4231976, 568740352",
        "mobilenet-v1@1.25, 6270840, 879516800",
        "mobilenet-v2, 3504872, 300774272",
        "mobilenet-v2@0.35, 1677128, 59285808",
        "mobilenet-v2@0.5, 1968680, 97131840",
        "mobilenet-v2@1.4, 6108776, 582195824",
        "mobilenet-v3-large, 5483032, 216589760",
        "mobilenet-v3-large@0.75, 3993528, 154560624",
        "resnet-50, 25557032, 4089184256",
        "tinynet-a, 6187972, 336867712",
        "tinynet-b, 3730562, 200709360",
        "tinynet-c, 2457234, 99536432",
        "tinynet-d, 2338446, 51580656",
        "tinynet-e, 2042972, 24356848"
    })
    void countsPublishedNetworksExactly(String name, long params, long macs) {
        assertThat(CostModel.cost(PublishedNetworks.get(name))).isEqualTo(new Cost(params, macs));
    }

    /**
     * Numbers that all convolutions write, counted by hooks on timm 1.0.29. There MobileNetV3's dense layer before the
     * classifier is a convolution, which writes 1,280 more.
     */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, 6747036",
        "tinynet-a, 5411164",
        "tinynet-b, 4434938",
        "tinynet-c, 2865322",
        "tinynet-d, 1416854",
        "tinynet-e, 689452",
        "efficientnetv2-b0, 4772400",
        "efficientnetv2-b3, 15734934",
        "efficientnetv2-s, 35765624",
        "efficientnetv2-m, 89837420",
        "efficientnetv2-l, 157986752",
        "mobilenet-v3-large, 4404888",
        "resnet-50, 11113984"
    })
    void countsActivationsExactly(String name, long activations) {
        assertThat(CostModel.conventions(PublishedNetworks.get(name)).convolutionOutputs())
                .isEqualTo(activations);
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
    void covariatesAreTheLogarithmsOfHowLargeANetworkIs() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        Conventions counts = CostModel.conventions(b0);
        double[] covariates = CostModel.covariates(b0);
        assertThat(covariates).hasSize(5);
        assertThat(covariates[0]).isEqualTo(StrictMath.log(counts.params()));
        assertThat(covariates[1]).isEqualTo(StrictMath.log(counts.macs()));
        // the stem, a block of expansion 1 with two, fifteen blocks with three, the head
        assertThat(covariates[3]).isEqualTo(StrictMath.log(1 + 2 + 15 * 3 + 1));
        assertThat(covariates[4])
                .isEqualTo(StrictMath.log(CostModel.footprint(b0).inference()));
        // every convolution outside of squeeze-and-excitation has a batch norm
        assertThat(covariates[2]).isEqualTo(StrictMath.log(counts.batchNormElements()));
    }

    @Test
    void countsV2SAtItsTrainingResolution() {
        Architecture s = PublishedNetworks.get("efficientnetv2-s").withResolution(300);
        assertThat(CostModel.cost(s).macs()).isEqualTo(5_307_561_248L);
    }

    /** Trainable numbers and running statistics, as Keras and google/automl count them. */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, 5330564",
        "efficientnet-b7, 66658680",
        "efficientnet-l2, 481399996",
        "efficientnetv2-s, 21612360",
        "efficientnetv2-b0, 7200312",
        "mobilenet-v1, 4253864",
        "mobilenet-v2, 3538984",
        "mobilenet-v3-large, 5507432",
        "mnasnet-a1, 3920526",
        "mnasnet-b1, 4421232",
        "resnet-50, 25610152"
    })
    void countsAsKerasDoes(String name, long params) {
        assertThat(CostModel.conventions(PublishedNetworks.get(name)).kerasParams())
                .isEqualTo(params);
    }

    /**
     * mmpretrain's table of EfficientNets (configs/efficientnet/metafile.yml). Its two rows of L2 stand the wrong way round:
     * 484,984,099,280 belongs to 800 pixels.
     */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, 224, 420592480",
        "efficientnet-b1, 240, 744059920",
        "efficientnet-b2, 260, 1066620392",
        "efficientnet-b3, 300, 1953798216",
        "efficientnet-b4, 380, 4659080176",
        "efficientnet-b5, 456, 10799472560",
        "efficientnet-b6, 528, 19971777560",
        "efficientnet-b7, 600, 39316473392",
        "efficientnet-b8, 672, 64999827816",
        "efficientnet-l2, 800, 484984099280",
        "efficientnet-l2, 475, 174203533416"
    })
    void countsAsMmpretrainDoes(String name, int resolution, long flops) {
        Architecture network = PublishedNetworks.get(name).withResolution(resolution);
        assertThat(CostModel.conventions(network).mmpretrainFlops()).isEqualTo(flops);
    }

    /** timm's benchmark tables, whose figures have two decimals (results/benchmark-infer-*.csv). */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, 0.40",
        "efficientnet-b1, 0.71",
        "efficientnet-b2, 1.02",
        "efficientnet-b3, 1.87",
        "efficientnet-b4, 4.49",
        "efficientnet-b5, 10.46",
        "efficientnet-b6, 19.40",
        "efficientnet-b7, 38.33",
        "efficientnet-b8, 63.48",
        "efficientnet-l2, 479.12",
        "efficientnetv2-s, 8.44",
        "mnasnet-a1, 0.32",
        "mnasnet-b1, 0.33",
        "mobilenet-v1, 0.58",
        "mobilenet-v2, 0.31",
        "mobilenet-v3-large, 0.23",
        "resnet-50, 4.11"
    })
    void countsAsTimmDoes(String name, double gigaMacs) {
        double ours = CostModel.conventions(PublishedNetworks.get(name)).timmMacs() / 1e9;
        assertThat(Math.round(ours * 100) / 100.0).isEqualTo(gigaMacs);
    }

    /** Outputs of convolutions in running models of timm 1.0.29; MobileNetV3's dense features are a convolution there. */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-lite0, 6737696",
        "efficientnetv2-s, 35765624",
        "efficientnetv2-b3, 15734934",
        "mobilenet-v1, 5042688",
        "mobilenet-v2, 6678112",
        "mnasnet-a1, 6226062",
        "mnasnet-small, 2156640",
        "resnet-50, 11113984"
    })
    void countsActivationsAsTimmDoes(String name, long outputs) {
        assertThat(CostModel.conventions(PublishedNetworks.get(name)).timmActivations())
                .isEqualTo(outputs);
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

    @Property(tries = 200)
    void layersAddUpToTheWhole(@ForAll("architectures") Architecture architecture) {
        Cost sum = CostModel.layers(architecture).stream().map(LayerCost::cost).reduce(new Cost(0, 0), Cost::plus);
        assertThat(CostModel.cost(architecture)).isEqualTo(sum);
    }

    /** A second way of counting multiply-accumulates: over the operators that engines run. */
    @Property(tries = 200)
    void macsAreThoseOfThePlan(@ForAll("architectures") Architecture architecture) {
        assertThat(CostModel.cost(architecture).macs()).isEqualTo(PlanMacs.of(NetworkPlan.of(architecture)));
    }

    @Test
    void refusesWhatCannotBeCounted() {
        String huge = "in:8192x3 stem:k3_s1_c65536 fused:e15_k7_s1_c65536_r900 head:none classes:10";
        assertThatThrownBy(() -> CostModel.cost(ArchitectureText.parse(huge)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("beyond 2^63");
    }
}
