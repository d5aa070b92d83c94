package io.nas4j.space.staged;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.List;

/** Puts a network's stages into another frame. */
final class NetworkFrame {

    private NetworkFrame() {}

    /** The stages of a network, with everything else, activations too, from the frame. */
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
