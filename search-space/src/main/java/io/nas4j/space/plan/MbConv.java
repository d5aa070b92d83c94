package io.nas4j.space.plan;

import java.util.Optional;

/**
 * One MBConv block laid out.
 *
 * @param name {@code stages.S.B}, both from 0
 * @param expand empty where the expansion is 1
 * @param project linear
 * @param residual whether the block's input is added to the projection
 * @param dropRate probability that training drops the branch of one picture; 0 where there is no residual
 */
public record MbConv(
        String name,
        int stage,
        Optional<ConvUnit> expand,
        ConvUnit depthwise,
        Optional<SqueezeExcite> squeezeExcite,
        ConvUnit project,
        boolean residual,
        double dropRate) {

    public long params() {
        return expand.map(ConvUnit::params).orElse(0L)
                + depthwise.params()
                + squeezeExcite.map(SqueezeExcite::params).orElse(0L)
                + project.params();
    }

    public long macs() {
        return expand.map(unit -> unit.conv().macs()).orElse(0L)
                + depthwise.conv().macs()
                + squeezeExcite.map(SqueezeExcite::macs).orElse(0L)
                + project.conv().macs();
    }
}
