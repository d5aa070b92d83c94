package io.nas4j.evaluator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildProcessTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void getsNothingThatOnlyTheStorageNeeds() throws Exception {
        ProcessBuilder parent = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EnvironmentMain.class.getName());
        parent.environment()
                .putAll(Map.of(
                        "NAS4J_STORAGE", "jdbc:h2:tcp://host/x",
                        "NAS4J_STORAGE_USER", "ada",
                        "NAS4J_STORAGE_PASSWORD", "s3cret",
                        "NAS4J_STORAGE_PASSWORD_FILE", "/secret",
                        "NAS4J_JAVA_OPTS", "-Xmx1g"));
        Process process = parent.redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).contains("ADDED=yes", "NAS4J_JAVA_OPTS=-Xmx1g");
        assertThat(lines).noneMatch(line -> line.contains("NAS4J_STORAGE") || line.contains("s3cret"));
    }
}
