package io.nas4j.db.table;

import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.Provenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on the runs of studies. */
public final class RunTable {

    private final StudyTable studies;

    public RunTable(StudyTable studies) {
        this.studies = studies;
    }

    /**
     * Adds a run that goes on where the stored trials and the strategy's events end.
     *
     * @param again whether it may be there
     */
    public void begin(Handle handle, boolean again, String study, int workers, Provenance provenance) {
        long id = studies.id(handle, study);
        List<StudyRun> before = all(handle, study);
        if (again
                && !before.isEmpty()
                && before.get(before.size() - 1).provenance().equals(provenance)) {
            return;
        }
        add(handle, id, new StudyRun(before.size(), next(handle, id), workers, provenance));
        studies.setWorkers(handle, study, workers);
    }

    static void add(Handle handle, long study, StudyRun run) {
        Provenance with = run.provenance();
        handle.createUpdate("""
                        INSERT INTO study_run (study_id, number, from_trial, workers, nas4j_version, commit_id,
                            engine_version, java, os, cpu, space, started)
                        VALUES (:study, :number, :from, :workers, :version, :commit, :engine, :java, :os, :cpu, :space,
                            :started)""")
                .bind("study", study)
                .bind("number", run.number())
                .bind("from", run.fromTrial())
                .bind("workers", run.workers())
                .bind("version", with.nas4jVersion())
                .bind("commit", with.commit())
                .bind("engine", with.engineVersion())
                .bind("java", with.java())
                .bind("os", with.os())
                .bind("cpu", with.cpu())
                .bind("space", with.space())
                .bind("started", with.created())
                .execute();
    }

    /**
     * The first search trial that was surely not proposed. Trials are stored a little after they are proposed, and not
     * always in order; what the strategy did before or during a proposal may be stored where the trial is not.
     */
    private static int next(Handle handle, long study) {
        return handle.createQuery("""
                        SELECT GREATEST(
                            (SELECT COALESCE(MAX(number), -1) FROM trial WHERE study_id = :study AND phase = 'search'),
                            (SELECT COALESCE(MAX(proposed), -1) FROM strategy_event WHERE study_id = :study)) + 1""").bind("study", study).mapTo(Integer.class).one();
    }

    public List<StudyRun> all(Handle handle, String study) {
        return handle.createQuery("SELECT * FROM study_run WHERE study_id = :study ORDER BY number")
                .bind("study", studies.id(handle, study))
                .map((row, context) -> run(row))
                .list();
    }

    private static StudyRun run(ResultSet row) throws SQLException {
        return new StudyRun(
                row.getInt("number"),
                row.getInt("from_trial"),
                row.getInt("workers"),
                new Provenance(
                        row.getString("nas4j_version"),
                        Optional.ofNullable(row.getString("commit_id")),
                        row.getString("engine_version"),
                        row.getString("java"),
                        row.getString("os"),
                        row.getString("cpu"),
                        Optional.ofNullable(row.getString("space")),
                        row.getString("started")));
    }
}
