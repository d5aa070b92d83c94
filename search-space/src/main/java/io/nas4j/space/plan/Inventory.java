package io.nas4j.space.plan;

import java.util.ArrayList;
import java.util.List;

/** Lists the units and the tensors of what is built through it. Only the calls count; what flows is the list itself. */
public final class Inventory implements WeightsOnly<Inventory> {

    private final List<ConvUnit> units = new ArrayList<>();
    private final List<ParameterSpec> parameters = new ArrayList<>();

    static Inventory of(NetworkPlan plan) {
        Inventory inventory = new Inventory();
        return DataFlow.through(plan, inventory, inventory);
    }

    /** Every unit so far, in the order in which data flows. */
    public List<ConvUnit> units() {
        return List.copyOf(units);
    }

    /** Every tensor so far, in the order in which data flows. */
    public List<ParameterSpec> parameters() {
        return List.copyOf(parameters);
    }

    @Override
    public Inventory unit(ConvUnit unit, Inventory x) {
        units.add(unit);
        add(unit.conv());
        List<Integer> channels = List.of(unit.conv().out());
        add(unit.batchNorm() + ".gamma", ParameterSpec.Role.GAMMA, channels);
        add(unit.batchNorm() + ".beta", ParameterSpec.Role.BETA, channels);
        add(unit.batchNorm() + ".mean", ParameterSpec.Role.RUNNING_MEAN, channels);
        add(unit.batchNorm() + ".variance", ParameterSpec.Role.RUNNING_VARIANCE, channels);
        return x;
    }

    @Override
    public Inventory squeezeExcite(SqueezeExcite squeeze, Inventory x) {
        add(squeeze.reduce());
        add(squeeze.expand());
        return x;
    }

    @Override
    public Inventory features(Dense dense, Inventory x) {
        add(dense);
        return x;
    }

    @Override
    public Inventory classifier(Dense dense, Inventory x) {
        add(dense);
        return x;
    }

    private void add(Dense dense) {
        add(dense.name() + ".weight", ParameterSpec.Role.DENSE_WEIGHT, List.of(dense.out(), dense.in()));
        add(dense.name() + ".bias", ParameterSpec.Role.BIAS, List.of(dense.out()));
    }

    private void add(Conv conv) {
        add(
                conv.name() + ".weight",
                ParameterSpec.Role.CONV_WEIGHT,
                List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel()));
        if (conv.bias()) {
            add(conv.name() + ".bias", ParameterSpec.Role.BIAS, List.of(conv.out()));
        }
    }

    private void add(String name, ParameterSpec.Role role, List<Integer> shape) {
        parameters.add(new ParameterSpec(name, role, shape));
    }
}
