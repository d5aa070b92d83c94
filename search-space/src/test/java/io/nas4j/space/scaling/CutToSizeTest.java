package io.nas4j.space.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutToSizeTest {

    private static final Input SMALL = new Input(32, 3);

    /** As in networks for CIFAR: ResNet without the stem's stride and pooling, MobileNetV2 without the first two strides. */
    @Test
    void leavesTheFirstStridesOut() {
        CutToSize resnet = CutToSize.of(PublishedNetworks.get("resnet-50"), SMALL, 10);
        assertThat(resnet.strides()).containsExactly("the stem's", "the pooling's");
        assertThat(resnet.network().stem().pool()).isFalse();
        assertThat(resnet.network().classes()).isEqualTo(10);

        CutToSize mobilenet = CutToSize.of(PublishedNetworks.get("mobilenet-v2"), SMALL, 10);
        assertThat(mobilenet.strides()).containsExactly("the stem's", "stage 2's");
        assertThat(mobilenet.network().stages().stream().mapToInt(Stage::stride))
                .containsExactly(1, 1, 2, 2, 1, 2, 1);
        // the MACs that implementations for CIFAR are known for
        assertThat(CostModel.cost(mobilenet.network()).macs()).isBetween(85_000_000L, 95_000_000L);
    }

    @Test
    void leavesANetworkOfThatSizeAsItIs() {
        Architecture own = PublishedNetworks.get("resnet-50");
        assertThat(CutToSize.of(own, own.input(), 1000)).isEqualTo(new CutToSize(own, List.of()));
        Architecture larger = CutToSize.of(own, new Input(256, 3), 1000).network();
        assertThat(larger).isEqualTo(own.withResolution(256));
        Architecture tiny = own.withResolution(8);
        assertThat(CutToSize.of(tiny, new Input(8, 3), 1000).network()).isEqualTo(tiny);
    }

    @Test
    void endsWhereNoStrideIsLeft() {
        CutToSize one = CutToSize.of(PublishedNetworks.get("mobilenet-v2"), new Input(2, 1), 3);
        assertThat(one.network().input()).isEqualTo(new Input(2, 1));
        assertThat(one.network().stages()).allMatch(stage -> stage.stride() == 1);
    }
}
