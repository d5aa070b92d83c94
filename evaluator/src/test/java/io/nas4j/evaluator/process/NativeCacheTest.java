package io.nas4j.evaluator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NativeCacheTest {

    @TempDir
    Path folder;

    private Process begin() throws Exception {
        List<String> flags = List.of(
                "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"));
        WorkerCommand command = WorkerCommand.sameJava(
                flags,
                UnpackingMain.class.getName(),
                List.of(folder.resolve("library").toString()));
        return new ProcessBuilder(command.command()).redirectErrorStream(true).start();
    }

    @Test
    void oneProcessUnpacksWhileTheOthersWait() throws Exception {
        List<Process> processes = List.of(begin(), begin(), begin());
        List<String> said = new ArrayList<>();
        for (Process process : processes) {
            said.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        assertThat(said).containsExactlyInAnyOrder("unpacked", "found", "found");
        assertThat(folder.resolve("cache/nas4j-test-1/engine.complete")).exists();
    }

    @Test
    void whatFailedToLoadIsNotComplete() throws Exception {
        String before = System.getProperty("org.bytedeco.javacpp.cachedir");
        System.setProperty("org.bytedeco.javacpp.cachedir", folder.toString());
        try {
            NativeCache cache = NativeCache.of("test 2");
            assertThatThrownBy(() -> cache.load("engine", () -> {
                        throw new UnsatisfiedLinkError("no such library");
                    }))
                    .isInstanceOf(UnsatisfiedLinkError.class);
            assertThat(folder.resolve("nas4j-test-2/engine.complete")).doesNotExist();
            assertThat(cache.<String>load("engine", () -> "loaded")).isEqualTo("loaded");
            assertThat(Files.exists(folder.resolve("nas4j-test-2/engine.complete")))
                    .isTrue();
        } finally {
            if (before == null) {
                System.clearProperty("org.bytedeco.javacpp.cachedir");
            } else {
                System.setProperty("org.bytedeco.javacpp.cachedir", before);
            }
        }
    }
}
