package io.nas4j.export.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.export.PageImage;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dl4jExporterTest {

    @TempDir
    Path folder;

    private final Dl4jExporter exporter = new Dl4jExporter();

    /** Random networks of every space, random weights and running statistics. */
    @Test
    void deeplearning4jComputesTheSameLogits() throws Exception {
        int number = 0;
        for (Reference reference : Samples.all()) {
            Path each = Files.createDirectory(folder.resolve(Integer.toString(number++)));
            exporter.write(reference.network(), each);
            Evidence.Ran ran = (Evidence.Ran) new Dl4jCheck().check(each, reference);
            Agreement agreement = Agreement.of(
                    ran.logits(),
                    reference.logits(),
                    reference.network().plan().classifier().out());
            assertThat(exporter.accepts(agreement))
                    .as("%s: %s", reference.network().architecture(), agreement)
                    .isTrue();
        }
    }

    /** The program of the page, in a process whose class path has Deeplearning4j and nothing of nas4j. */
    @Test
    void theProgramOfThePageRunsWithoutNas4j() throws Exception {
        PageImage image = PageImage.export(
                exporter,
                ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25_hswish head:c16 classes:3"),
                folder.resolve("net"));
        String page = Files.readString(folder.resolve("net/README.md"));
        int begin = page.indexOf("```java\n") + "```java\n".length();
        Files.writeString(folder.resolve("net/Classify.java"), page.substring(begin, page.indexOf("```", begin)));
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar") && !path.contains("nas4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries,
                        "Classify.java")
                .directory(folder.resolve("net").toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(() -> folder.resolve("errors.txt").toFile().length() + " bytes of errors")
                .isZero();
        image.assertLine(Files.readAllLines(output).stream().reduce("", (before, line) -> line));
    }
}
