package io.nas4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPagesTest {

    @TempDir
    private Path folder;

    private List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("adoc"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void eachCommandThatHelpShowsHasAPage() throws IOException {
        CommandPages.main(new String[] {folder.toString()});
        assertThat(pages())
                .contains("nas4j.adoc", "nas4j-db-check.adoc")
                .containsAll(Commands.names().stream()
                        .map(name -> "nas4j-" + name + ".adoc")
                        .toList())
                .doesNotContain("nas4j-warm.adoc");
    }

    @Test
    void aSynopsisKeepsItsLabelsWhole() throws IOException {
        CommandPages.writeManSources(folder);
        assertThat(Files.readString(folder.resolve("nas4j-search.adoc")))
                .contains("[*--strategy*=_NAME{startsb}:KEY=VALUE...{endsb}_] *--study*=_NAME_")
                .doesNotContain("]_");
    }

    @Test
    void completionsNameEachCommand() throws IOException {
        CommandPages.main(new String[] {folder.toString()});
        assertThat(Files.readString(folder.resolve("completions/nas4j")))
                .contains(Commands.names())
                .contains("--warm-start")
                .doesNotContain("_picocli_nas4j_warm()");
    }

    @Test
    void oneFolderIsNeeded() {
        assertThatThrownBy(() -> CommandPages.main(new String[0])).hasMessageContaining("0 arguments");
    }
}
