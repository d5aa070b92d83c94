package io.nas4j.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreFileTest {

    private static final List<String> NAMES = List.of("naswot", "synflow");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("s.csv"), text.replace("|", "\n"));
    }

    @Test
    void readsScoresByTheirNamesAndNothingElse() throws IOException {
        assertThat(ScoreFile.read(file("seconds,naswot,code|1,-3.5,01|2,,10|"), NAMES))
                .extracting(ScoreRow::line, ScoreRow::code, ScoreRow::scores)
                .containsExactly(tuple(2, "01", Map.of("naswot", -3.5)), tuple(3, "10", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "code,accuracy|01,5@ has only the columns code, accuracy; they need code and a column that is named after a"
                        + " score: naswot, synflow",
                "naswot|5@ has no column 'code', only naswot; they need code",
                "code,naswot|01,much@, line 2: naswot must be a finite number, or empty, but was 'much'",
                "code,naswot|01,Infinity@, line 2: naswot must be a finite number",
                "code,naswot|01@, line 2 has 1 fields, but the first line names 2",
                "code,naswot|,1@, line 2 has no code",
                "code,naswot|@ has no rows"
            })
    void refusesInOneSentence(String text, String sentence) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> ScoreFile.read(file, NAMES))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(file.toString(), sentence);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = file("");
        assertThatThrownBy(() -> ScoreFile.read(file, NAMES))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("scores " + file + " is empty; its first line must name the columns, as code,naswot");
    }
}
