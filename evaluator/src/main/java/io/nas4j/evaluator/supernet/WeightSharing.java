package io.nas4j.evaluator.supernet;

import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.staged.OperatorChoice;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StageChoices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which weights the networks of a space share. A layer shares with the same layer of every other network, as slices of one
 * tensor: the first channels, the inner part of a kernel. Operators of different kinds share nothing. Where a space's
 * operators fix their kernel, each has weights of its own, as in ProxylessNAS (Cai et al. 2019, section 3.2); where kernel and
 * expansion are decisions of their own, they are slices, as in Once-for-all (Cai et al. 2020, section 3.3).
 */
public final class WeightSharing {

    private static final char SLICED = 's';
    private static final char APART = 'a';

    private final List<Boolean> sliced;

    private WeightSharing(List<Boolean> sliced) {
        this.sliced = List.copyOf(sliced);
    }

    /** The rule of a space. */
    public static WeightSharing of(SpaceDefinition definition) {
        return new WeightSharing(
                definition.stages().stream().map(WeightSharing::slices).toList());
    }

    private static boolean slices(StageChoices stage) {
        return stage.blocks().operators().stream().map(OperatorChoice::kernel).noneMatch(Optional::isPresent);
    }

    /** Reads what {@link #text} wrote. */
    static WeightSharing parse(String text) {
        return new WeightSharing(
                text.chars().mapToObj(letter -> letter == SLICED).toList());
    }

    /** A letter a stage: whether its operators are slices of one another. */
    String text() {
        return sliced.stream()
                .map(slices -> slices ? String.valueOf(SLICED) : String.valueOf(APART))
                .collect(Collectors.joining());
    }

    /** Whether any stage has operators with weights of their own. */
    public boolean operatorsApart() {
        return sliced.contains(false);
    }

    /** The tensors of a network in their order, each with the shared one that it is a slice of. */
    public List<SharedParameter> of(NetworkPlan plan) {
        Map<String, String> groups = new HashMap<>();
        for (BlockPlan block : plan.blocks()) {
            groups.put(block.name() + ".", block.name() + "." + group(plan, block) + ".");
        }
        return plan.parameters().stream()
                .map(spec -> new SharedParameter(spec, shared(spec.name(), groups)))
                .toList();
    }

    private String group(NetworkPlan plan, BlockPlan place) {
        Block block = plan.architecture().stages().get(place.stage()).blocks().get(place.index());
        // a fused block that does not expand is a plain convolution
        boolean plain = block.operator() == Operator.FUSED && block.expansion() == 1;
        String kind = (plain ? Operator.CONV : block.operator()).text();
        return sliced.get(place.stage())
                ? kind
                : kind + "-e" + ArchitectureText.number(block.expansion()) + "-k" + block.kernel();
    }

    private static String shared(String name, Map<String, String> groups) {
        if (!name.startsWith("stages.")) {
            return name;
        }
        int end = name.indexOf('.', name.indexOf('.', "stages.".length()) + 1) + 1;
        return groups.get(name.substring(0, end)) + name.substring(end);
    }
}
