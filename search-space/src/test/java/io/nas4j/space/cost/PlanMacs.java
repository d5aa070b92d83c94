package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;

/** Counts multiply-accumulates over the operators that engines run. Only the calls count; what flows is the count itself. */
final class PlanMacs implements NetworkBuilder<PlanMacs> {

    private long macs;

    private PlanMacs() {}

    static long of(NetworkPlan plan) {
        PlanMacs count = new PlanMacs();
        return DataFlow.through(plan, count, count).macs;
    }

    private void add(Conv conv) {
        long perPixel = (long) conv.out() * conv.in() / conv.groups() * conv.kernel() * conv.kernel();
        macs += perPixel * conv.outSize() * conv.outSize();
    }

    private void add(Dense dense) {
        macs += (long) dense.in() * dense.out();
    }

    @Override
    public PlanMacs unit(ConvUnit unit, PlanMacs x) {
        add(unit.conv());
        return x;
    }

    @Override
    public PlanMacs squeezeExcite(SqueezeExcite squeeze, PlanMacs x) {
        add(squeeze.reduce());
        add(squeeze.expand());
        return x;
    }

    @Override
    public PlanMacs features(Dense dense, PlanMacs x) {
        add(dense);
        return x;
    }

    @Override
    public PlanMacs classifier(Dense dense, PlanMacs x) {
        add(dense);
        return x;
    }

    @Override
    public PlanMacs maximum(Window window, PlanMacs x) {
        return x;
    }

    @Override
    public PlanMacs dropBranch(BlockPlan block, PlanMacs branch) {
        return branch;
    }

    @Override
    public PlanMacs mean(BlockPlan block, Window window, PlanMacs input) {
        return input;
    }

    @Override
    public PlanMacs sum(BlockPlan block, PlanMacs branch, PlanMacs shortcut) {
        return branch;
    }

    @Override
    public PlanMacs activation(BlockPlan block, Activation activation, PlanMacs x) {
        return x;
    }

    @Override
    public PlanMacs globalMean(PlanMacs x) {
        return x;
    }

    @Override
    public PlanMacs dropout(double rate, PlanMacs x) {
        return x;
    }
}
