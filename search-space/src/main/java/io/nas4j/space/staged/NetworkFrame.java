package io.nas4j.space.staged;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.List;

/** Combines the stages of one network with everything else of another. */
final class NetworkFrame {

    private NetworkFrame() {}

    /** A network with the stages of the first and the stem, head, activations and constants of the frame. */
    static Architecture of(Architecture network, Architecture frame) {
        return frame.withStages(network.stages().stream()
                .map(stage -> new Stage(in(stage.blocks(), frame.activation())))
                .toList());
    }

    private static List<Block> in(List<Block> blocks, Activation activation) {
        return blocks.stream()
                .map(b -> new Block(
                        b.operator(),
                        b.expansion(),
                        b.kernel(),
                        b.stride(),
                        b.filters(),
                        b.squeezeExcitation().map(se -> se.withActivation(activation)),
                        b.skip(),
                        activation))
                .toList();
    }
}
