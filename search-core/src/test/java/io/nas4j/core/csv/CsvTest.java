package io.nas4j.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final String SENTENCE =
            " is damaged: a field that begins with a quote must end with one before the next"
                    + " comma or line, and none may have more than 16777216 characters";

    @TempDir
    private Path folder;

    private List<CsvRow> read(String text) throws IOException {
        return read(Files.writeString(folder.resolve("x.csv"), text));
    }

    private static List<CsvRow> read(Path file) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        CsvInput.read(new UserFile("table", file, UserFile.ANY_SIZE), rows::add);
        return rows;
    }

    private static String written(IntPredicate quoted, List<List<String>> rows) throws IOException {
        StringWriter out = new StringWriter();
        try (CsvOutput csv = new CsvOutput(out, quoted)) {
            for (List<String> row : rows) {
                csv.row(row);
            }
        }
        return out.toString();
    }

    @Test
    void readsQuotesCommasAndNewlinesWithinFields() throws IOException {
        assertThat(read("a,\"b, \"\"c\"\"\",\"d\r\ne\nf\"\r\n1,,\"\"\n"))
                .containsExactly(
                        new CsvRow(1, List.of("a", "b, \"c\"", "d\r\ne\nf")),
                        new CsvRow(4, Arrays.asList("1", null, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\uFEFFa,b\n1,2\n", "\uFEFF\"a\", \"b\"\n1,\"2\" \n"
            })
    void readsEveryLineEndAndAByteOrderMark(String text) throws IOException {
        assertThat(read(text)).containsExactly(new CsvRow(1, List.of("a", "b")), new CsvRow(2, List.of("1", "2")));
    }

    @Test
    void skipsEmptyLinesAndCountsThem() throws IOException {
        assertThat(read("\na\n\n\r\nb\n\n")).containsExactly(new CsvRow(2, List.of("a")), new CsvRow(5, List.of("b")));
        assertThat(read("")).isEmpty();
    }

    @Test
    void keepsWhatIsNoQuoteOrCommentOfCsv() throws IOException {
        assertThat(read("#a, b \n5\" disk,x\"y\"\n"))
                .containsExactly(new CsvRow(1, List.of("#a", " b ")), new CsvRow(2, List.of("5\" disk", "x\"y\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,\"2\n3,4\n", "a,b\n\"1\"x,2\n", "a,b\n\"", "a,b\n1,\"2\"\"\n"})
    void namesTheLineWhoseQuotesAreWrong(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table " + folder.resolve("x.csv") + ", line 2" + SENTENCE);
    }

    @Test
    void namesTheLineThatIsNoText() throws IOException {
        byte[] bytes = ("a,b\n" + "1,2\n".repeat(5000) + "3,?\n4,5\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 6] = (byte) 0xe9;
        Path file = Files.write(folder.resolve("latin.csv"), bytes);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table " + file + ", line 5002 cannot be read as UTF-8 text");
        Path mark = Files.write(folder.resolve("b"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> read(mark)).hasMessage("table " + mark + ", line 1 cannot be read as UTF-8 text");
    }

    @Test
    void quotesWhatMustBeAndNothingElse() throws IOException {
        assertThat(written(
                        column -> false,
                        List.of(
                                List.of("name", "number"),
                                Arrays.asList("#a", null),
                                List.of("b,c", "\"d\""),
                                List.of("e\nf", ""))))
                .isEqualTo("name,number\r\n#a,\r\n\"b,c\",\"\"\"d\"\"\"\r\n\"e\nf\",\r\n");
    }

    @Test
    void quotesAllTextsOfAColumnButItsName() throws IOException {
        assertThat(written(
                        column -> column == 1,
                        List.of(List.of("id", "name"), List.of("1", "a"), Arrays.asList("2", null), List.of("3", ""))))
                .isEqualTo("id,name\r\n1,\"a\"\r\n2,\r\n3,\"\"\r\n");
    }

    @Property(tries = 500)
    void readsWhatItWrote(@ForAll("tables") List<List<String>> rows) throws IOException {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of("a", "b", "c"));
        all.addAll(rows);
        Path file = Files.createTempFile("round", ".csv");
        try {
            Files.writeString(file, written(column -> true, all));
            assertThat(read(file).stream().map(CsvRow::fields)).containsExactlyElementsOf(all);
            Files.writeString(file, written(column -> false, rows));
            assertThat(read(file).stream().map(CsvRow::fields))
                    .containsExactlyElementsOf(
                            rows.stream().map(CsvTest::emptyAsNull).toList());
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> emptyAsNull(List<String> fields) {
        return fields.stream()
                .map(field -> field == null || field.isEmpty() ? null : field)
                .toList();
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars(',', '"', '\n', '\r', ' ', '\t', '#', '\0', '\uFEFF', 'a', 'é', '船')
                .ofMaxLength(6)
                .injectNull(0.1);
        return field.list().ofSize(3).list().ofMaxSize(8);
    }
}
