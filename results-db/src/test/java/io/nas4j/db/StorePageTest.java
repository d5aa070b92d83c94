package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.architecture;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialField;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/store.md draws the tables that there are, and its queries find something, and it has the fields of a trial. */
class StorePageTest {

    private static final String URL = "jdbc:h2:mem:page";
    private static final Pattern QUERY = Pattern.compile("```sql\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| (`.*) \\| [^|]+ \\|$");

    private H2StudyStore store;
    private Connection connection;
    private String page;

    @BeforeEach
    void fill() throws IOException, SQLException {
        page = Files.readString(Path.of("..", "docs", "store.md"));
        store = H2StudyStore.open(URL, OpenMode.WRITE);
        connection = H2.connect(URL);
        store.create(config("s"), PROVENANCE);
        for (int i = 0; i < 3; i++) {
            store.start("s", spec(i));
            store.epoch("s", Phase.SEARCH, i, epoch(1));
        }
        store.finish("s", Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.5), 3);
        store.finish("s", Phase.SEARCH, 1, complete(0.25), OptionalDouble.of(0.25), 3);
        store.finish(
                "s",
                Phase.SEARCH,
                2,
                new Outcome.Failed(FailureCause.DIVERGED, "it diverged"),
                OptionalDouble.empty(),
                1);
        store.link("s", spec(3, architecture(0)), 0);
        store.saveStrategyRecord(
                "s",
                new StrategyRecord(
                        0, 4, 2, new StrategyEvent(StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("x", 1.5)), "")));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        store.close();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Test
    void everyQueryFindsSomething() throws SQLException {
        Matcher queries = QUERY.matcher(page);
        int count = 0;
        while (queries.find()) {
            assertThat(rows(queries.group(1))).as(queries.group(1)).isNotEmpty();
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    @Test
    void theBestComesFirst() throws SQLException {
        List<String> queries =
                QUERY.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(rows(queries.get(1))).containsExactly("0", "1");
    }

    @Test
    void hasEveryFieldOfATrial() {
        String section = page.substring(page.indexOf("## Fields of a trial"), page.indexOf("## Ten questions"));
        assertThat(FIELD.matcher(section).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Stream.of(TrialField.values()).map(StorePageTest::cells).toList());
    }

    /** Its row but for the last cell, which says what the field is. */
    private static String cells(TrialField field) {
        return String.join(
                " | ",
                "`" + field.text() + "`",
                field.kind().name().toLowerCase(Locale.ROOT),
                field.column().map(column -> "`" + column + "`").orElse(""),
                TrialField.compared().contains(field) ? "yes" : "no",
                TrialField.listed().contains(field) ? "listings" : "`nas4j trial`");
    }

    @Test
    void drawsEveryTable() throws SQLException {
        List<String> tables = rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                + " AND table_name <> 'flyway_schema_history'");
        assertThat(tables).hasSizeGreaterThan(10);
        String drawing = page.substring(page.indexOf("erDiagram"), page.indexOf("```", page.indexOf("erDiagram")));
        for (String table : tables) {
            assertThat(drawing).containsPattern("\\b" + table.toLowerCase(Locale.ROOT) + "\\b");
        }
    }
}
