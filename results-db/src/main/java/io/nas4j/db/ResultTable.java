package io.nas4j.db;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements on what comes out of a study: its family and its files. */
final class ResultTable {

    private final StudyTable studies;

    ResultTable(StudyTable studies) {
        this.studies = studies;
    }

    void saveFamily(Handle handle, String study, List<FamilyMember> members) {
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

    List<FamilyMember> family(Handle handle, String study) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT * FROM family_member WHERE study_id = :study ORDER BY phi")
                .bind("study", id)
                .map((row, context) -> new FamilyMember(
                        row.getDouble("phi"),
                        new ScalingCoefficients(row.getDouble("alpha"), row.getDouble("beta"), row.getDouble("gamma")),
                        TrialRow.architecture(row.getString("architecture")),
                        row.getLong("params"),
                        row.getLong("macs")))
                .list();
    }

    void saveArtifact(Handle handle, String study, Artifact artifact) {
        long id = studies.id(handle, study);
        handle.createUpdate("""
                        MERGE INTO artifact (study_id, kind, path, sha256, detail) KEY (study_id, kind)
                        VALUES (:study, :kind, :path, :sha256, :detail)""")
                .bind("study", id)
                .bind("kind", artifact.kind())
                .bind("path", artifact.path())
                .bind("sha256", artifact.sha256())
                .bind("detail", artifact.detail())
                .execute();
    }

    List<Artifact> artifacts(Handle handle, String study) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT kind, path, sha256, detail FROM artifact WHERE study_id = :study ORDER BY id")
                .bind("study", id)
                .map((row, context) -> new Artifact(
                        row.getString("kind"), row.getString("path"), row.getString("sha256"), row.getString("detail")))
                .list();
    }
}
