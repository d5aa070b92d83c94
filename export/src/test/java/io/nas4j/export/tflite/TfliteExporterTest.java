package io.nas4j.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfliteExporterTest {

    private static final TfliteExporter EXPORTER = new TfliteExporter();

    private static final String SMALL = "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16 classes:3";

    @TempDir
    static Path samples;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeSamples() throws Exception {
        Samples.write(Samples.all(), EXPORTER, samples);
    }

    /** Random networks of every space, random weights and running statistics. */
    @Test
    void theInterpreterComputesTheSameLogits() throws Exception {
        List<Reference> networks = Samples.all();
        for (int i = 0; i < networks.size(); i++) {
            Reference reference = networks.get(i);
            Evidence evidence = EXPORTER.checks().get(0).check(samples.resolve(Integer.toString(i)), reference);
            int classes = reference.network().plan().classifier().out();
            Agreement agreement = Agreement.of(((Evidence.Ran) evidence).logits(), reference.logits(), classes);
            assertThat(agreement.relativeDifference())
                    .as("%s", reference.network().architecture())
                    .isLessThan(1e-4);
        }
    }

    @Test
    void pythonComputesTheSameLogits() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow");
        List<Reference> networks = Samples.all();
        assertThat(PythonChecks.differences("check_tflite.py", samples))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow", "PIL");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(EXPORTER, ArchitectureText.parse(SMALL), each);
        page.assertLine(PythonChecks.runPage(each));
    }

    @Test
    void refusesWhatTheInterpreterCannotRun() throws Exception {
        TfliteCheck check = new TfliteCheck();
        assertThat(check.available()).isTrue();
        Reference reference = Samples.reference(ArchitectureText.parse(SMALL), 0);
        Path file = folder.resolve("model.tflite");
        assertThatThrownBy(() -> check.check(folder, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": must be a model that TensorFlow Lite loads, but is none");
        Files.write(file, new byte[100]);
        assertThatThrownBy(() -> check.check(folder, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": must be a model that TensorFlow Lite loads, but is none");
        EXPORTER.write(reference.network(), folder);
        Reference larger = Samples.reference(ArchitectureText.parse(SMALL.replace("12x3", "13x3")), 0);
        assertThatThrownBy(() -> check.check(folder, larger))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": TensorFlow Lite reads images of another shape");
    }
}
