package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.api.about.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --plugins} refuses, before anything of it is loaded or stored; the module api tests plug-ins that work. */
class PluginsOptionTest {

    private static final String OFFER = "META-INF/services/io.nas4j.core.plugin.EvaluatorProvider";

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aPlugInOfAnotherReleaseIsRefused() throws IOException {
        write("0.0.9");
        refused("p.jar was built for nas4j 0.0.9, but this is nas4j " + Version.number()
                + "; use one that was built for it");
    }

    @Test
    void aPlugInOfAnUnknownReleaseIsRefused() throws IOException {
        write("");
        refused("p.jar was built for an unknown release (its manifest has no Nas4j-Release), but this is nas4j");
    }

    /** Its class is missed only where its release fits. */
    @Test
    void aPlugInOfThisReleaseIsLoaded() throws IOException {
        write(Version.number());
        refused("examples.None");
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Files.writeString(folder.resolve("p.jar"), "no jar");
        refused("p.jar cannot be read");
    }

    @Test
    void aFolderWithoutJarsIsRefused() {
        refused("has no jars");
    }

    private void write(String release) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!release.isEmpty()) {
            manifest.getMainAttributes().putValue("Nas4j-Release", release);
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("p.jar")), manifest)) {
            jar.putNextEntry(new JarEntry(OFFER));
            jar.write("examples.None\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void refused(String sentence) {
        String[] line = {
            "search",
            "--study",
            "s",
            "--space",
            "mnasnet-micro",
            "--engine",
            "plugin:none",
            "--plugins",
            folder.toString(),
            "--storage",
            folder.resolve("data").toString()
        };
        assertThat(Main.run(line, new PrintWriter(new StringWriter()), new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains(sentence).hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
