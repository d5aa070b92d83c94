package io.nas4j.api.stage.train;

import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/** Scales a baseline to a family. */
public final class FamilyStage {

    private FamilyStage() {}

    /** Scales, and stores nothing. */
    public static FamilyResult scale(
            Architecture baseline, ScalingCoefficients coefficients, List<Double> phis, ScalingRules rules) {
        CompoundScaling scaling = new CompoundScaling(rules);
        return new FamilyResult(
                baseline,
                phis.stream()
                        .sorted()
                        .distinct()
                        .map(phi -> member(baseline, coefficients, phi, scaling))
                        .toList());
    }

    private static FamilyMember member(
            Architecture baseline, ScalingCoefficients coefficients, double phi, CompoundScaling scaling) {
        try {
            Architecture member = scaling.scale(baseline, coefficients, phi);
            Cost cost = CostModel.cost(member);
            return new FamilyMember(phi, coefficients, member, cost.params(), cost.macs());
        } catch (InvalidInputException e) {
            throw e.at("scaled by phi " + Decimals.text(phi));
        }
    }

    /** Scales a study's baseline, and stores the family in place of the one before. */
    public static FamilyResult run(
            StudyStore store,
            String study,
            Architecture baseline,
            ScalingCoefficients coefficients,
            List<Double> phis,
            ScalingRules rules) {
        FamilyResult family = scale(baseline, coefficients, phis, rules);
        store.saveFamily(study, family.members());
        return family;
    }
}
