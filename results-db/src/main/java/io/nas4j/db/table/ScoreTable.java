package io.nas4j.db.table;

import io.nas4j.core.evaluation.Score;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements on scores of untrained networks. */
public final class ScoreTable {

    private final StudyTable studies;

    public ScoreTable(StudyTable studies) {
        this.studies = studies;
    }

    /** Those that are there stay. */
    public void save(Handle handle, String study, String fingerprint, SortedMap<String, Score> scores) {
        long id = studies.id(handle, study);
        SortedMap<String, Score> known = of(handle, study, fingerprint);
        scores.forEach((name, score) -> {
            if (!known.containsKey(name)) {
                handle.createUpdate("""
                                INSERT INTO network_score (study_id, fingerprint, name, measured, seconds, problem)
                                VALUES (:study, :fingerprint, :name, :measured, :seconds, :problem)""")
                        .bind("study", id)
                        .bind("fingerprint", fingerprint)
                        .bind("name", name)
                        .bind("measured", orNull(score.value()))
                        .bind("seconds", score.seconds())
                        .bind("problem", score.problem())
                        .execute();
            }
        });
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /** The scores of one network, by name. */
    public SortedMap<String, Score> of(Handle handle, String study, String fingerprint) {
        SortedMap<String, Score> scores = new TreeMap<>();
        handle.createQuery("SELECT * FROM network_score WHERE study_id = :study AND fingerprint = :fingerprint")
                .bind("study", studies.id(handle, study))
                .bind("fingerprint", fingerprint)
                .map((row, context) -> scores.put(row.getString("name"), score(row)))
                .list();
        return scores;
    }

    /** All scores of a study: by the network's fingerprint, then by name. */
    public Map<String, SortedMap<String, Score>> all(Handle handle, String study) {
        Map<String, SortedMap<String, Score>> scores = new TreeMap<>();
        handle.createQuery("SELECT * FROM network_score WHERE study_id = :study")
                .bind("study", studies.id(handle, study))
                .map((row, context) -> scores.computeIfAbsent(row.getString("fingerprint"), key -> new TreeMap<>())
                        .put(row.getString("name"), score(row)))
                .list();
        return scores;
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                Columns.decimal(row, row.findColumn("measured")),
                row.getDouble("seconds"),
                Columns.text(row, row.findColumn("problem")));
    }
}
