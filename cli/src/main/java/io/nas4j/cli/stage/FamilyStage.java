package io.nas4j.cli.stage;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/** Scales a baseline to a family. */
public final class FamilyStage {

    /** What a table of members shows. */
    public static final List<String> COLUMNS =
            List.of("phi", "resolution", "blocks", "params", "macs", "nominal_ratio", "mac_ratio");

    private FamilyStage() {}

    /** The members at the given compound coefficients. */
    public static List<FamilyMember> members(
            Architecture baseline, ScalingCoefficients coefficients, List<Double> phis, ScalingRules rules) {
        CompoundScaling scaling = new CompoundScaling(rules);
        return phis.stream()
                .sorted()
                .distinct()
                .map(phi -> member(baseline, coefficients, phi, scaling))
                .toList();
    }

    private static FamilyMember member(
            Architecture baseline, ScalingCoefficients coefficients, double phi, CompoundScaling scaling) {
        try {
            Architecture member = scaling.scale(baseline, coefficients, phi);
            Cost cost = CostModel.cost(member);
            return new FamilyMember(phi, coefficients, member, cost.params(), cost.macs());
        } catch (InvalidInputException e) {
            throw e.at("scaled by phi " + phi);
        }
    }

    /** Members as rows; ratios are to the baseline's MACs. */
    public static List<Row> rows(List<FamilyMember> members, long baselineMacs) {
        return members.stream()
                .map(member -> new Row()
                        .with("phi", member.phi())
                        .with("alpha", member.coefficients().alpha())
                        .with("beta", member.coefficients().beta())
                        .with("gamma", member.coefficients().gamma())
                        .with("resolution", member.architecture().input().resolution())
                        .with("blocks", member.architecture().blocks())
                        .with("params", member.params())
                        .with("macs", member.macs())
                        .with("nominal_ratio", Math.pow(member.coefficients().product(), member.phi()))
                        .with("mac_ratio", (double) member.macs() / baselineMacs)
                        .with("architecture", member.architecture().toString()))
                .toList();
    }

    /** Scales, stores and prints a study's family. */
    public static void run(
            StageContext bench,
            String study,
            Architecture baseline,
            ScalingCoefficients coefficients,
            List<Double> phis,
            int divisor) {
        List<FamilyMember> members = members(baseline, coefficients, phis, ScalingRules.uniform(new Rounding(divisor)));
        bench.store().saveFamily(study, members);
        long macs = CostModel.cost(baseline).macs();
        bench.terminal().out().print(Listing.table(rows(members, macs), COLUMNS));
        bench.terminal().out().flush();
    }
}
