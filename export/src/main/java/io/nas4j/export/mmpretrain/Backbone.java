package io.nas4j.export.mmpretrain;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.published.PublishedNetworks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network as mmpretrain says it: a class and what it is asked for. mmpretrain builds backbones from tables in its source
 * (open-mmlab/mmpretrain mmpretrain/models/backbones: efficientnet.py, efficientnet_v2.py, mobilenet_v2.py, mobilenet_v3.py,
 * resnet.py), and a config file picks a row.
 *
 * @param choice the argument that picks the row, as Python has it
 * @param architecture the network, with its stages cut as the table cuts them
 */
record Backbone(Family family, String choice, Architecture architecture) {

    private static final List<String> EFFICIENT_NETS =
            List.of("b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "l2");
    private static final List<String> EFFICIENT_NETS_V2 = List.of("b0", "b1", "b2", "b3", "s", "m", "l");
    private static final Map<Integer, List<Integer>> RES_NETS =
            Map.of(50, List.of(3, 4, 6, 3), 101, List.of(3, 4, 23, 3), 152, List.of(3, 8, 36, 3));

    /** Multipliers of MobileNetV2 are looked for in steps of 0.05. */
    private static final int STEPS = 20;

    private static final int WIDEST = 4;

    /** Filters of MobileNetV2's head, which wider networks multiply without rounding. */
    private static final int HEAD = 1280;

    /**
     * Finds the row that is this network, however its text is written.
     *
     * @throws InvalidInputException where there is none, with what there is
     */
    static Backbone of(Architecture network) {
        String wanted = Fingerprint.canonical(network);
        return candidates()
                .filter(each -> each.family == Family.RES_NET || network.input().channels() == 3)
                .map(each -> each.like(network))
                .filter(each -> Fingerprint.canonical(each.architecture).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("mmpretrain builds its backbones from tables, and none of"
                        + " them is this network. Those that nas4j writes are EfficientNet b0 to b8 and l2,"
                        + " EfficientNetV2 b0 to b3, s, m and l (pad:same), MobileNetV2 of each width,"
                        + " MobileNetV3-Large, all for colour images; ResNet-50, 101 and 152 (pad:symmetric)"));
    }

    private static Stream<Backbone> candidates() {
        return Stream.of(
                        EFFICIENT_NETS.stream()
                                .map(name -> published(
                                        Family.EFFICIENT_NET, "arch=\"" + name + "\"", "efficientnet-" + name)),
                        EFFICIENT_NETS_V2.stream()
                                .map(name -> published(
                                        Family.EFFICIENT_NET_V2, "arch=\"" + name + "\"", "efficientnetv2-" + name)),
                        IntStream.rangeClosed(1, WIDEST * STEPS).mapToObj(step -> mobileNetV2((double) step / STEPS)),
                        Stream.of(published(Family.MOBILE_NET_V3, "arch=\"large\"", "mobilenet-v3-large")),
                        RES_NETS.entrySet().stream().map(each -> resNet(each.getKey(), each.getValue())))
                .flatMap(each -> each);
    }

    private static Backbone published(Family family, String choice, String name) {
        return new Backbone(family, choice, PublishedNetworks.get(name));
    }

    private static Backbone mobileNetV2(double width) {
        Architecture network = PublishedNetworks.get("mobilenet-v2@" + Decimals.text(width));
        int head = width > 1 ? (int) (HEAD * width) : HEAD;
        return new Backbone(
                Family.MOBILE_NET_V2, "widen_factor=" + Decimals.text(width), network.withHead(new Head(head)));
    }

    private static Backbone resNet(int depth, List<Integer> layers) {
        Architecture network = PublishedNetworks.get("resnet-50");
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < layers.size(); s++) {
            stages.add(Stage.of(network.stages().get(s).block(), layers.get(s)));
        }
        return new Backbone(Family.RES_NET, "depth=" + depth, network.withStages(stages));
    }

    /** The same row for another network's images and classes, with its settings that a config file can say. */
    private Backbone like(Architecture network) {
        return new Backbone(
                family,
                choice,
                new Architecture(
                        network.input(),
                        architecture.stem(),
                        architecture.stages(),
                        architecture.head(),
                        network.classes(),
                        architecture.activation(),
                        network.batchNorm(),
                        network.drops(),
                        family.padding(network.padding())));
    }

    /** mmpretrain's names of the tensors of a plan that is this network. */
    UnaryOperator<String> names(NetworkPlan plan) {
        NetworkPlan own = NetworkPlan.of(architecture);
        UnaryOperator<String> names = BackboneNames.of(family, own);
        List<ParameterSpec> theirs = plan.parameters();
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < theirs.size(); i++) {
            all.put(theirs.get(i).name(), names.apply(own.parameters().get(i).name()));
        }
        return all::get;
    }
}
