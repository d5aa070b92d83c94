package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, which tests cannot run here, says what the other one says. */
class LaunchersAgreeTest {

    private static final Path BIN = Path.of("src", "main", "dist", "bin");

    /** What only a shell can find out, or only a glibc or a kept class archive needs. */
    private static final Set<String> OF_THE_SHELL_ALONE = Set.of(
            "-Dnas4j.stderr.terminal",
            "-Dorg.bytedeco.javacpp.platform.extension",
            "-XX:ArchiveClassesAtExit",
            "-XX:SharedArchiveFile",
            "-Xlog:all",
            "-Xlog:disable");

    private static String launcher(String name) throws IOException {
        return Files.readString(BIN.resolve(name));
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static List<String> words(String pattern, String text) {
        MatchResult match =
                Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow();
        return List.of(match.group(1).split("[| ]+"));
    }

    @Test
    void bothGiveTheSameFlagsToJava() throws IOException {
        String flag = "(?<=[ \"=])-(XX:|D|X|-sun)[A-Za-z0-9.:+-]+";
        Set<String> shell = found(flag, launcher("nas4j"));
        assertThat(shell).containsAll(OF_THE_SHELL_ALONE);
        shell.removeAll(OF_THE_SHELL_ALONE);
        assertThat(found(flag, launcher("nas4j.bat"))).isNotEmpty().isEqualTo(shell);
    }

    @Test
    void bothSetTheSameVariables() throws IOException {
        String variable = "(OMP|ORT)_[A-Z_]+";
        assertThat(found(variable, launcher("nas4j.bat"))).hasSize(2).isEqualTo(found(variable, launcher("nas4j")));
    }

    @Test
    void bothKnowTheSameCommandsAsQuick() throws IOException {
        List<String> shell = words("'' \\| -\\* \\| ([a-z| ]+)\\) quick=", launcher("nas4j"));
        List<String> windows = words("for %%C in \\(([a-z ]+)\\) do", launcher("nas4j.bat"));
        assertThat(windows).isEqualTo(shell);
        assertThat(Commands.names()).containsAll(shell.subList(1, shell.size())).doesNotContain("help");
    }

    @Test
    void bothNeedTheSameJava() throws IOException {
        String needed = words("java_needed=(\\d+)", Files.readString(BIN.resolve("../libexec/find-java.sh")))
                .get(0);
        assertThat(launcher("nas4j.bat")).contains("GEQ " + needed + " ").contains("version " + needed + " or newer");
    }

    @Test
    void windowsFindsEachLabelThatItGoesTo() throws IOException {
        String text = launcher("nas4j.bat");
        assertThat(text.lines().count()).isEqualTo(text.split("\r\n", -1).length - 1L);
        Set<String> labels = found("(?m)(?<=^:)[a-z_]+", text);
        assertThat(found("(?<=goto |call :)[a-z_]+", text)).isNotEmpty().isEqualTo(labels);
    }
}
