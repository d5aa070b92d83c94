package io.nas4j.core.reward;

import io.nas4j.space.Require;

/**
 * The multi-objective reward {@code ACC(m) * [MACs(m) / T]^w} (MnasNet, equations 2 and 3; EfficientNet, section 4, has
 * MACs in the place of latency and calls them FLOPs).
 *
 * @param targetMacs T, multiply-accumulates of one picture. In the soft form it only scales all rewards alike and changes
 *     no ranking; in the hard form it is the limit beyond which reward falls
 * @param exponent w, at most 0: how dear MACs are. At -0.07 a network with twice the MACs must be 5 % (relative) more
 *     accurate to be worth the same
 */
public record Objective(Form form, double targetMacs, double exponent) {

    /** How the exponent applies. */
    public enum Form {
        /** w everywhere: cheaper is better on both sides of T. The paper's w is -0.07. */
        SOFT,
        /** w only above T; below, the reward is the accuracy. The paper's w is -1. */
        HARD
    }

    public Objective {
        Require.positive("target FLOPs (MACs)", targetMacs);
        Require.between("exponent", exponent, -100.0, 0.0);
    }

    /**
     * The reward of a trained network.
     *
     * @param accuracy a fraction
     * @param macs multiply-accumulates of one picture
     */
    public double reward(double accuracy, long macs) {
        if (form == Form.HARD && macs <= targetMacs) {
            return accuracy;
        }
        return accuracy * Math.pow(macs / targetMacs, exponent);
    }
}
