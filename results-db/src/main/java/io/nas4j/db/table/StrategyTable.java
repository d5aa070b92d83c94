package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The statements on what happened inside strategies. */
public final class StrategyTable {

    private final StudyTable studies;

    public StrategyTable(StudyTable studies) {
        this.studies = studies;
    }

    /** @param again whether it may be there: what is written again replaces itself */
    public void save(Handle handle, boolean again, String study, StrategyRecord record) {
        String into = again ? "MERGE INTO " : "INSERT INTO ";
        long id = studies.id(handle, study);
        handle.createUpdate(into + """
                        strategy_event (study_id, number, proposed, observed, kind, text)
                        VALUES (:study, :number, :proposed, :observed, :kind, :text)""")
                .bind("study", id)
                .bind("number", record.number())
                .bind("proposed", record.proposed())
                .bind("observed", record.observed())
                .bind("kind", record.event().kind().text())
                .bind("text", record.event().text())
                .execute();
        record.event()
                .values()
                .forEach((name, value) -> handle.createUpdate(into + """
                        strategy_event_value (study_id, number, name, measured)
                        VALUES (:study, :number, :name, :measured)""")
                        .bind("study", id)
                        .bind("number", record.number())
                        .bind("name", name)
                        .bind("measured", value)
                        .execute());
    }

    public int count(Handle handle, String study) {
        return handle.createQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM strategy_event WHERE study_id = :study")
                .bind("study", studies.id(handle, study))
                .mapTo(Integer.class)
                .one();
    }

    /** Those from a number on. */
    public List<StrategyRecord> all(Handle handle, String study, int from) {
        long id = studies.id(handle, study);
        Map<Integer, SortedMap<String, Double>> values = new HashMap<>();
        handle.createQuery("SELECT number, name, measured FROM strategy_event_value"
                        + " WHERE study_id = :study AND number >= :from")
                .bind("study", id)
                .bind("from", from)
                .map((row, context) -> values.computeIfAbsent(row.getInt("number"), number -> new TreeMap<>())
                        .put(row.getString("name"), row.getDouble("measured")))
                .list();
        return handle.createQuery(
                        "SELECT * FROM strategy_event WHERE study_id = :study AND number >= :from ORDER BY number")
                .bind("study", id)
                .bind("from", from)
                .map((row, context) -> new StrategyRecord(
                        row.getInt("number"),
                        row.getInt("proposed"),
                        row.getInt("observed"),
                        new StrategyEvent(
                                kind(study, row.getString("kind")),
                                values.getOrDefault(row.getInt("number"), new TreeMap<>()),
                                row.getString("text"))))
                .list();
    }

    private static StrategyEvent.Kind kind(String study, String text) {
        for (StrategyEvent.Kind kind : StrategyEvent.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new WorkFailedException(
                "study '" + study + "' has a strategy event of a kind that this release does not know: '" + text + "'");
    }
}
