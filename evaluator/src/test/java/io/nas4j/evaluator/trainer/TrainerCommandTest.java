package io.nas4j.evaluator.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerCommandTest {

    @TempDir
    private Path folder;

    @Test
    void splitsWordsWithoutAShell() {
        assertThat(CommandWords.split(
                        "  python   train.py\t--name='two words' \"a \\\"b\\\" $HOME\" c\\ d '' *.py | x"))
                .containsExactly(
                        "python", "train.py", "--name=two words", "a \"b\" $HOME", "c d", "", "*.py", "|", "x");
        assertThat(CommandWords.split(" ")).isEmpty();
    }

    @Property
    void joinedWordsAreTheSameWhenSplit(@ForAll List<String> words) {
        assertThat(CommandWords.split(CommandWords.join(words))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "command: | engine 'command:' must name a program, as command:'python train.py'",
                "command-server:'' x | engine 'command-server:'' x' must name a program, as command-server:'python train.py'",
                "command:python 'a | the command python 'a has a quote ' that does not end",
                "command:a\\ | the command a\\ ends with a backslash, behind which a character must stand"
            })
    void refusesWhatIsNoCommand(String engine, String message) {
        assertThatThrownBy(() -> TrainerCommand.parse(engine))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void knowsItsNameAndWhetherItIsKept() {
        assertThat(TrainerCommand.names("command:a")).isTrue();
        assertThat(TrainerCommand.names("command-server:a")).isTrue();
        assertThat(TrainerCommand.names("table:a")).isFalse();
        assertThat(TrainerCommand.parse("command-server:a 'b c'"))
                .isEqualTo(new TrainerCommand(true, List.of("a", "b c")));
        assertThat(TrainerCommand.parse("command-server:a 'b c'").engine()).isEqualTo("command-server:a 'b c'");
    }

    /** A study can be resumed from another folder, and says so where its script is another one. */
    @Test
    void filesHaveAbsolutePathsAndAHash() throws IOException {
        Path script = Files.writeString(folder.resolve("train it.py"), "one");
        Path here = Path.of("").toAbsolutePath();
        TrainerCommand command =
                TrainerCommand.parse("command:python '" + here.relativize(script.toAbsolutePath()) + "' none.txt");
        assertThat(command.words())
                .containsExactly("python", script.toAbsolutePath().toString(), "none.txt");
        String before = command.version();
        assertThat(before).matches("command of train it\\.py [0-9a-f]{12}");
        Files.writeString(script, "two");
        assertThat(command.version()).isNotEqualTo(before);
        assertThat(TrainerCommand.parse("command:python -c x").version()).isEqualTo("command");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAProgramThatIsMissingOrMayNotRun() throws IOException {
        Path script = Files.writeString(folder.resolve("train.py"), "one");
        refuses("command:" + script, "must be executable, but " + script + " is not; 'chmod +x' makes it so");
        refuses("command:" + folder.resolve("none"), "must be a file, but there is no " + folder.resolve("none"));
        refuses("command:" + folder, "must be a file, but " + folder + " is none");
        refuses("command:no-such-program-anywhere x", "'no-such-program-anywhere' is in none");
        refuses(
                "command:sh --fast missing.sh x",
                "must be a file, but there is no " + Path.of("missing.sh").toAbsolutePath());
        TrainerCommand.parse("command:sh").requireProgram();
        TrainerCommand.parse("command:sh --out=made.py data").requireProgram();
    }

    private static void refuses(String engine, String message) {
        TrainerCommand command = TrainerCommand.parse(engine);
        assertThatThrownBy(command::requireProgram)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
