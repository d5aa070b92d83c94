package io.nas4j.db.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFolderTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("id", Column.Kind.NUMBER, false), new Column("name", Column.Kind.TEXT, false));
    private static final List<List<String>> ROWS = List.of(
            Arrays.asList("1", "a, \"b\"\r\nc"), Arrays.asList("2", ""), Arrays.asList("3", null), List.of("4", "#\n"));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        try (CsvFolder csv = new CsvFolder(folder)) {
            csv.table("study", COLUMNS);
            ROWS.forEach(csv::row);
            csv.end(Map.of("study", ROWS.size()));
        }
    }

    private List<List<String>> read() {
        List<List<String>> rows = new ArrayList<>();
        CsvFolder.read(folder, Set.of("study"), new RowSink() {
            @Override
            public void table(String name, List<Column> columns) {
                assertThat(columns).extracting(Column::name).containsExactly("id", "name");
            }

            @Override
            public void row(List<String> values) {
                rows.add(values);
            }
        });
        return rows;
    }

    @Test
    void writesTextsInQuotesAndNumbersBare() throws IOException {
        assertThat(folder.resolve("study.csv"))
                .hasContent("id,name\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,\"\"\r\n3,\r\n4,\"#\n\"\r\n");
        assertThat(folder.resolve("rows.csv")).hasContent("name,number\r\n\"study\",4\r\n");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(read()).isEqualTo(ROWS);
    }

    @Test
    void readsWhatASpreadsheetMakesOfIt() throws IOException {
        Path file = folder.resolve("study.csv");
        Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\r\n", "\n"));
        assertThat(read()).hasSize(ROWS.size()).contains(ROWS.get(1), ROWS.get(2), ROWS.get(3));
    }

    @Test
    void namesTheLineThatIsDamaged() throws IOException {
        Path file = folder.resolve("study.csv");
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("2,\"\"", "2,\"\",7"));
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ", line 4: a row must have 2 values, but this one has 3");
        Files.writeString(file, whole.replace("2,\"\"", "2,\"\"x"));
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("file " + file + ", line 4 is damaged: ");
    }
}
