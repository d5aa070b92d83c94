package io.nas4j.core.trial;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;

/**
 * What is known of a network before it is trained.
 *
 * @param fingerprint of its architecture; networks with equal fingerprints are trained once
 * @param params trainable numbers
 * @param macs multiply-accumulates of one image
 */
public record NetworkFacts(String fingerprint, long params, long macs) {

    public static NetworkFacts of(Architecture architecture) {
        Cost cost = CostModel.cost(architecture);
        return new NetworkFacts(Fingerprint.of(architecture), cost.params(), cost.macs());
    }

    static NetworkFacts read(TrialValues values) {
        return new NetworkFacts(
                values.word(TrialField.FINGERPRINT).orElseThrow(),
                values.whole(TrialField.PARAMS).orElseThrow(),
                values.whole(TrialField.MACS).orElseThrow());
    }
}
