package io.nas4j.db.transfer;

import io.nas4j.core.json.ProvenanceJson;
import io.nas4j.core.study.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows on, and gives each study that is left without a run one: that which it was created with, as its own row tells.
 * A study of which no run is stored cannot be resumed.
 */
final class MissingRuns implements RowSink {

    private static final String RUNS = "study_run";

    private final RowSink sink;
    /** The rows of studies that have no run yet, by their key. */
    private final Map<String, Map<String, String>> without = new LinkedHashMap<>();

    private String table = "";
    private List<Column> columns = List.of();

    MissingRuns(RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void table(String name, List<Column> given) {
        finish();
        table = name;
        columns = given;
        sink.table(name, given);
    }

    @Override
    public void row(List<@Nullable String> values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                row.put(columns.get(i).name(), value);
            }
        }
        if (table.equals("study")) {
            without.put(row.getOrDefault("id", ""), row);
        } else if (table.equals(RUNS)) {
            without.remove(row.getOrDefault("study_id", ""));
        }
        sink.row(values);
    }

    /** All rows of a table were given. */
    void finish() {
        if (table.equals(RUNS)) {
            giveMissing();
        }
    }

    private void giveMissing() {
        without.forEach((id, study) -> {
            try {
                sink.row(run(id, study, ProvenanceJson.read(study.getOrDefault("provenance", ""))));
            } catch (IllegalArgumentException e) {
                // its provenance is not whole either
            }
        });
        without.clear();
    }

    private List<@Nullable String> run(String id, Map<String, String> study, Provenance with) {
        Map<String, String> run = new HashMap<>(Map.of(
                "study_id", id,
                "number", "0",
                "from_trial", "0",
                "workers", study.getOrDefault("workers", "1"),
                "nas4j_version", with.nas4jVersion(),
                "engine_version", with.engineVersion(),
                "java", with.java(),
                "os", with.os(),
                "cpu", with.cpu(),
                "started", with.created()));
        with.commit().ifPresent(commit -> run.put("commit_id", commit));
        with.space().ifPresent(space -> run.put("space", space));
        List<@Nullable String> values = new ArrayList<>();
        columns.forEach(column -> values.add(run.get(column.name())));
        return values;
    }
}
