package io.nas4j.api.stage.train;

import io.nas4j.core.store.FamilyMember;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import java.util.List;

/**
 * A baseline scaled to a family.
 *
 * @param members by rising compound coefficient
 */
public record FamilyResult(Architecture baseline, List<FamilyMember> members) {

    public FamilyResult {
        members = List.copyOf(members);
    }

    /** How many times the baseline's MACs a member has. */
    public double macRatio(FamilyMember member) {
        return (double) member.macs() / CostModel.cost(baseline).macs();
    }

    /**
     * How many times as many numbers as the baseline's a member's convolutions write. That tells the time of inference better than
     * MACs do (Dollár et al. 2021, section 3).
     */
    public double activationRatio(FamilyMember member) {
        return (double) CostModel.conventions(member.architecture()).convolutionOutputs()
                / CostModel.conventions(baseline).convolutionOutputs();
    }
}
