package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.json.PhasePlanJson;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on what follows a search: the options of later phases, the family, the files. */
public final class ResultTable {

    private final StudyTable studies;

    public ResultTable(StudyTable studies) {
        this.studies = studies;
    }

    public void savePlan(Handle handle, String study, PhasePlan plan) {
        long id = studies.id(handle, study);
        handle.createUpdate("""
                        MERGE INTO phase_plan (study_id, phase, plan) KEY (study_id, phase)
                        VALUES (:study, :phase, :plan FORMAT JSON)""")
                .bind("study", id)
                .bind("phase", plan.phase().text())
                .bind("plan", PhasePlanJson.write(plan))
                .execute();
    }

    public Optional<PhasePlan> plan(Handle handle, String study, Phase phase) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT plan FROM phase_plan WHERE study_id = :study AND phase = :phase")
                .bind("study", id)
                .bind("phase", phase.text())
                .map((row, context) -> plan(study, phase, row.getString("plan")))
                .findOne();
    }

    private static PhasePlan plan(String study, Phase phase, String json) {
        try {
            return PhasePlanJson.read(phase, json);
        } catch (IllegalArgumentException | ArithmeticException | InvalidInputException e) {
            throw new WorkFailedException(
                    "study '" + study + "' has options of its " + phase.text()
                            + " trials that this release cannot read: " + e.getMessage(),
                    e);
        }
    }

    public void discard(Handle handle, String study, Phase phase) {
        if (phase == Phase.SEARCH) {
            throw new IllegalArgumentException("the search of a study is never discarded");
        }
        long id = studies.id(handle, study);
        for (String statement : List.of(
                "DELETE FROM epoch WHERE trial_id IN (SELECT id FROM trial WHERE study_id = :study AND phase = :phase)",
                "DELETE FROM trial WHERE study_id = :study AND phase = :phase",
                "DELETE FROM phase_plan WHERE study_id = :study AND phase = :phase")) {
            handle.createUpdate(statement)
                    .bind("study", id)
                    .bind("phase", phase.text())
                    .execute();
        }
    }

    public void saveFamily(Handle handle, String study, List<FamilyMember> members) {
        long id = studies.id(handle, study);
        handle.createUpdate("DELETE FROM family_member WHERE study_id = :study")
                .bind("study", id)
                .execute();
        for (FamilyMember member : members) {
            handle.createUpdate("""
                            INSERT INTO family_member (study_id, phi, alpha, beta, gamma, architecture, params, macs)
                            VALUES (:study, :phi, :alpha, :beta, :gamma, :architecture, :params, :macs)""")
                    .bind("study", id)
                    .bind("phi", member.phi())
                    .bind("alpha", member.coefficients().alpha())
                    .bind("beta", member.coefficients().beta())
                    .bind("gamma", member.coefficients().gamma())
                    .bind("architecture", ArchitectureText.format(member.architecture()))
                    .bind("params", member.params())
                    .bind("macs", member.macs())
                    .execute();
        }
    }

    public List<FamilyMember> family(Handle handle, String study) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT * FROM family_member WHERE study_id = :study ORDER BY phi")
                .bind("study", id)
                .map((row, context) -> new FamilyMember(
                        row.getDouble("phi"),
                        new ScalingCoefficients(row.getDouble("alpha"), row.getDouble("beta"), row.getDouble("gamma")),
                        architecture(row.getString("architecture")),
                        row.getLong("params"),
                        row.getLong("macs")))
                .list();
    }

    private static Architecture architecture(String text) {
        try {
            return ArchitectureText.parse(text);
        } catch (InvalidInputException e) {
            throw new WorkFailedException(
                    "the store has a network that this release cannot read: " + e.getMessage(), e);
        }
    }

    public void saveArtifact(Handle handle, String study, Artifact artifact) {
        long id = studies.id(handle, study);
        handle.createUpdate("""
                        MERGE INTO artifact (study_id, kind, path, bytes, sha256, detail) KEY (study_id, kind)
                        VALUES (:study, :kind, :path, :bytes, :sha256, :detail)""")
                .bind("study", id)
                .bind("kind", artifact.kind())
                .bind("path", artifact.path())
                .bind("bytes", artifact.bytes())
                .bind("sha256", artifact.sha256())
                .bind("detail", artifact.detail())
                .execute();
    }

    public List<Artifact> artifacts(Handle handle, String study) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT * FROM artifact WHERE study_id = :study ORDER BY id")
                .bind("study", id)
                .map((row, context) -> new Artifact(
                        row.getString("kind"),
                        row.getString("path"),
                        Columns.whole(row, row.findColumn("bytes")),
                        row.getString("sha256"),
                        row.getString("detail")))
                .list();
    }
}
