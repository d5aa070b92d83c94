package io.nas4j.evaluator.supernet;

import io.nas4j.core.study.Reduction;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tensors that all networks of a space share, each as large as the largest network needs it.
 *
 * @param sharing which of a network's tensors is which of these
 * @param specs the shared tensors, by name
 */
public record SharedTensors(WeightSharing sharing, Map<String, ParameterSpec> specs) {

    public SharedTensors {
        specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    }

    /**
     * Those of a space. Shapes are the largest among a few networks: with every setting at its largest, for each operator, and
     * those with one decision changed, which brings the tensors that the largest networks lack.
     *
     * @param reduction that makes each network smaller
     */
    public static SharedTensors of(SpaceDefinition definition, Reduction reduction) {
        WeightSharing sharing = WeightSharing.of(definition);
        StagedSpace space = definition.space();
        Map<String, ParameterSpec> largest = new LinkedHashMap<>();
        int operators = definition.stages().stream()
                .mapToInt(stage -> stage.blocks().operators().size())
                .max()
                .orElse(1);
        for (int operator = 0; operator < operators; operator++) {
            List<Integer> base = base(space, operator);
            add(network(space, base), reduction, sharing, largest);
            for (int d = 0; d < base.size(); d++) {
                for (int choice = 0; choice < space.decisions().get(d).choices().size(); choice++) {
                    List<Integer> changed = new ArrayList<>(base);
                    changed.set(d, choice);
                    add(network(space, changed), reduction, sharing, largest);
                }
            }
        }
        return new SharedTensors(sharing, largest);
    }

    /** Every ordered decision at its largest value, and the others at one place of their choices. */
    private static List<Integer> base(SearchSpace space, int place) {
        List<Integer> base = new ArrayList<>();
        for (Decision decision : space.decisions()) {
            base.add(
                    decision.ordered()
                            ? decision.values().indexOf(Collections.max(decision.values()))
                            : Math.min(place, decision.choices().size() - 1));
        }
        return base;
    }

    private static Architecture network(SearchSpace space, List<Integer> wanted) {
        return space.build(space.walk((d, open) -> open.contains(wanted.get(d)) ? wanted.get(d) : open.get(0)));
    }

    private static void add(
            Architecture architecture, Reduction reduction, WeightSharing sharing, Map<String, ParameterSpec> largest) {
        for (Architecture reduced : reduction.roundings(architecture)) {
            NetworkPlan plan = NetworkPlan.of(reduced);
            for (SharedParameter parameter : sharing.of(plan)) {
                String name = parameter.shared();
                ParameterSpec own = parameter.own();
                largest.merge(name, new ParameterSpec(name, own.role(), own.shape()), SharedTensors::larger);
            }
        }
    }

    private static ParameterSpec larger(ParameterSpec one, ParameterSpec other) {
        return new ParameterSpec(
                one.name(),
                one.role(),
                IntStream.range(0, one.shape().size())
                        .mapToObj(axis ->
                                Math.max(one.shape().get(axis), other.shape().get(axis)))
                        .toList());
    }

    /**
     * A copy of the weights of one path, under the network's own names: what a network that inherits them begins with.
     * Running statistics, which paths do not have, are those of fresh weights.
     *
     * @param shared all shared tensors, by their names
     */
    public Weights of(NetworkPlan path, Weights shared) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        for (SharedParameter parameter : sharing.of(path)) {
            ParameterSpec spec = parameter.own();
            own.put(spec.name(), new Tensor(spec.shape(), Slice.of(shared.get(parameter.shared()), spec.shape())));
        }
        return new Weights(own);
    }

    /** How many numbers there are in all. */
    public long numbers() {
        return specs.values().stream().mapToLong(ParameterSpec::size).sum();
    }
}
