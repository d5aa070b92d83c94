package io.nas4j.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    void readsPerCentAndFractions() throws IOException {
        String percent = "code,accuracy,params,flops\n012,93.5,100,2000\n120,1,101,2001\n\n";
        assertThat(TableFile.read(file(percent)))
                .containsExactly(
                        new TableRow(2, "012", 0.935, OptionalLong.of(100), OptionalLong.of(2000)),
                        new TableRow(3, "120", 0.01, OptionalLong.of(101), OptionalLong.of(2001)));
        String fractions = "seed, accuracy ,\"code\",macs\r\n7,0.5,\"0-11\",9\r\n";
        assertThat(TableFile.read(file(fractions)))
                .containsExactly(new TableRow(2, "0-11", 0.5, OptionalLong.empty(), OptionalLong.of(9)));
    }

    @Test
    void readsWhatASpreadsheetWrites() throws IOException {
        assertThat(TableFile.read(file("\uFEFFcode,accuracy\n1,0.5\n")))
                .containsExactly(new TableRow(2, "1", 0.5, OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void readsScoresByTheirNames() throws IOException {
        Path file = file("code,accuracy,naswot,note\n01,50,-3.5,7\n10,25,,8\n");
        assertThat(TableFile.read(file, List.of("naswot", "synflow")))
                .extracting(TableRow::scores)
                .containsExactly(new TreeMap<>(Map.of("naswot", -3.5)), new TreeMap<>());
        assertThat(TableFile.read(file)).extracting(TableRow::scores).containsOnly(new TreeMap<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "high", "1e999"})
    void refusesAScoreThatIsNoFiniteNumber(String score) throws IOException {
        Path file = file("code,accuracy,naswot\n01,50,1\n10,25," + score + "\n");
        assertThatThrownBy(() -> TableFile.read(file, List.of("naswot")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ", line 3: naswot must be a finite number, or empty, but was '" + score + "'");
    }

    @Test
    void readsQuotedFieldsWithCommasQuotesAndNewlines() throws IOException {
        assertThat(TableFile.read(file("name,code,accuracy\n\"a, \"\"b\"\"\nc\", \"01\" ,0.5\n  \nd,10,0.25\n")))
                .containsExactly(
                        new TableRow(2, "01", 0.5, OptionalLong.empty(), OptionalLong.empty()),
                        new TableRow(5, "10", 0.25, OptionalLong.empty(), OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code;accuracy | has no column 'code', only code;accuracy; it needs code and accuracy",
                "accuracy,flops | has no column 'code', only accuracy, flops",
                "code,accuracy | has no rows",
                "code,accuracy#01 | , line 2 has 1 fields, but the first line names 2",
                "code,accuracy#01,high | , line 2: accuracy must be a fraction or per cent, from 0 to 100, but was 'high'",
                "code,accuracy#01,5#02,NaN | , line 3: accuracy must be a fraction or per cent, from 0 to 100, but was 'NaN'",
                "code,accuracy#01,5#\"02,5 | , line 3 is damaged: a field that begins with a quote must end with one before",
                "code,accuracy#01,101 | , line 2: accuracy must be",
                "code,accuracy#,1 | , line 2 has no code",
                "code,accuracy,flops#01,5,0 | , line 2: flops must be a whole number above 0, but was '0'",
                "code,accuracy,params#01,5,1.5 | , line 2: params must be a whole number above 0, but was '1.5'"
            })
    void saysWhichLineIsWrong(String text, String sentence) throws IOException {
        Path file = file(text.replace('#', '\n'));
        assertThatThrownBy(() -> TableFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file + "")
                .hasMessageContaining(sentence);
    }

    @Test
    void saysThatAFileIsNoTable() throws IOException {
        assertThatThrownBy(() -> TableFile.read(folder.resolve("none.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table " + folder.resolve("none.csv") + " does not exist");
        Path empty = file("");
        assertThatThrownBy(() -> TableFile.read(empty)).hasMessageContaining("is empty");
        Path binary = Files.write(folder.resolve("b"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> TableFile.read(binary)).hasMessageContaining("cannot be read as UTF-8 text");
        assertThatThrownBy(() -> TableFile.read(folder))
                .hasMessageContaining("must be a regular file, but is a directory");
    }

    @Property(tries = 300)
    void readsAnythingOrSaysWhatIsWrong(
            @ForAll @StringLength(max = 40) String text, @ForAll @IntRange(max = 1) int header) {
        try {
            Path file = Files.createTempFile("table", ".csv");
            try {
                Files.writeString(file, (header == 1 ? "code,accuracy\n" : "") + text.replace('\ud800', ' '));
            } catch (java.nio.charset.CharacterCodingException e) {
                return;
            }
            Throwable thrown = catchThrowable(() -> {
                List<TableRow> rows = TableFile.read(file);
                assertThat(rows).allMatch(row -> row.accuracy() >= 0 && row.accuracy() <= 1);
            });
            Files.delete(file);
            assertThat(thrown == null || thrown instanceof InvalidInputException)
                    .as("%s", thrown)
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
