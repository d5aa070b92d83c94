package io.nas4j.space.scaling;

class DwrRuleTest extends ScalingRuleContract {

    @Override
    protected ScalingRule rule() {
        return ScalingRule.dwr(1, 8, 1);
    }
}
