package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which commands are made for a command line: reading the options of all of them takes longer than most of them run. */
class CommandsTest {

    private static CommandLine program(String... args) {
        return Commands.addTo(new CommandLine(new Nas4jCommand()), args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionNeedsNone(String option) {
        assertThat(program(option).getSubcommands()).isEmpty();
    }

    @Test
    void oneThatIsNamedFirstIsAlone() {
        assertThat(program("best", "s", "--version").getSubcommands()).containsOnlyKeys("best");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--versoin", "bset", "--debug"})
    void allOthersHaveAll(String word) {
        assertThat(program(word).getSubcommands().keySet()).containsAll(Commands.names());
        assertThat(program("--version", word).getSubcommands().keySet()).containsAll(Commands.names());
    }
}
