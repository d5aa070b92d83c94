package io.nas4j.cli.runtime;

import io.nas4j.api.stage.train.FamilyStage;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The study that a member of a family is trained in: it has a study of its own, as any network has. */
public final class MemberStudy {

    private MemberStudy() {}

    /**
     * The study of a member of a study's family: on the same data, from the same seed.
     *
     * @param phi the member's compound coefficient
     * @throws InvalidInputException where the stored family has no such member
     */
    public static TrainedStudy of(String url, StudyConfig study, double phi) {
        List<FamilyMember> family;
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            family = store.family(study.name());
        }
        Architecture network = family.stream()
                .filter(member -> member.phi() == phi)
                .map(FamilyMember::architecture)
                .findFirst()
                .orElseThrow(() -> unknown(study.name(), family, phi));
        SearchPlan plan = study.plan();
        StudyConfig made = new StudyConfig(
                name(study.name(), Optional.of(phi)),
                SearchPlan.of(
                        SpaceSource.ofNetwork(label(study.name(), Optional.of(phi)), network),
                        SearchPlan.NONE,
                        plan.seed(),
                        plan.objective(),
                        plan.task()),
                Execution.of(
                                study.execution().engine(Phase.BASELINE),
                                0,
                                study.execution().workers())
                        .withDevice(study.execution().device())
                        .withLimits(study.execution().limits()),
                new DataFacts(
                        network.input(), study.data().classes(), study.data().fingerprint()));
        StudyConfig config = Studies.find(url, made.name())
                .map(before -> StudySession.goingOn(before, made))
                .orElse(made);
        return new TrainedStudy(config, true, List.of(described(network, phi)));
    }

    private static InvalidInputException unknown(String study, List<FamilyMember> family, double phi) {
        return new InvalidInputException("--member must be a phi of the family of study " + study + ", which "
                + (family.isEmpty()
                        ? "has no family yet"
                        : "has "
                                + family.stream()
                                        .map(member -> Decimals.text(member.phi()))
                                        .collect(Collectors.joining(", ")))
                + ", but was " + Decimals.text(phi) + "; 'nas4j scale " + study + " --phi " + Decimals.text(phi)
                + "' makes it");
    }

    /** A network's member by the paper's coefficients, with the divisor that its own channels have. */
    static Architecture scaled(Architecture network, double phi) {
        return FamilyStage.scale(
                        network,
                        ScalingCoefficients.EFFICIENTNET,
                        List.of(phi),
                        ScalingRules.uniform(Rounding.PUBLISHED.withDivisor(Rounding.naturalDivisor(network))))
                .members()
                .get(0)
                .architecture();
    }

    static String name(String study, Optional<Double> member) {
        return member.map(phi -> study + "-phi" + Decimals.text(phi)).orElse(study);
    }

    static String label(String network, Optional<Double> member) {
        return member.map(phi -> network + " phi " + Decimals.text(phi)).orElse(network);
    }

    static String described(Architecture network, double phi) {
        return "member phi " + Decimals.text(phi) + " reads " + network.input().resolution() + " pixels a side: "
                + network;
    }
}
