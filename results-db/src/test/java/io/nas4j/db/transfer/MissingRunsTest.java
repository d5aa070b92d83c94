package io.nas4j.db.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.json.ProvenanceJson;
import io.nas4j.db.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingRunsTest {

    @Test
    void givesARunToEachStudyThatHasNone() {
        List<List<@Nullable String>> given = new ArrayList<>();
        MissingRuns rows = new MissingRuns(new RowSink() {
            @Override
            public void table(String name, List<Column> columns) {}

            @Override
            public void row(List<@Nullable String> values) {
                given.add(values);
            }
        });
        String provenance = ProvenanceJson.write(Fixtures.PROVENANCE);
        rows.table("study", columns("id", "name", "provenance", "workers"));
        rows.row(List.of("4", "a", provenance, "3"));
        rows.row(List.of("5", "b", provenance, "2"));
        rows.row(List.of("6", "c", "damaged", "2"));
        rows.table("study_run", columns("study_id", "number", "workers", "cpu", "started", "space"));
        rows.row(List.of("4", "0", "1", "x", "then", "00ff"));
        given.clear();
        rows.finish();
        assertThat(given)
                .containsExactly(List.of(
                        "5",
                        "0",
                        "2",
                        Fixtures.PROVENANCE.cpu(),
                        Fixtures.PROVENANCE.created(),
                        Fixtures.PROVENANCE.space().orElseThrow()));
    }

    private static List<Column> columns(String... names) {
        return Stream.of(names).map(Column::named).toList();
    }
}
