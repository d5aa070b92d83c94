package io.nas4j.space.cost;

import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;

/** Counts multiply-accumulates over the operators that engines run. Only the calls count; what flows is the count itself. */
final class PlanMacs implements WeightsOnly<PlanMacs> {

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
}
