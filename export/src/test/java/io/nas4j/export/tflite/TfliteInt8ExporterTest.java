package io.nas4j.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.ReferenceNetwork;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Reference;
import io.nas4j.export.target.Settings;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TfliteInt8ExporterTest {

    /** Those that hold every operator, activation, gate and padding. */
    private static final int NETWORKS = 8;

    private static final String SMALL = "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16 classes:3";

    @TempDir
    Path folder;

    private static Exporter on(Exporter exporter, Reference reference) {
        return exporter.calibratedOn(new CalibrationImages("training images", reference::images));
    }

    private static Agreement agreement(Exporter exporter, Reference reference, Path folder) {
        Evidence evidence = exporter.checks().get(0).check(folder, reference);
        int classes = reference.network().plan().classifier().out();
        return Agreement.of(((Evidence.Ran) evidence).logits(), reference.logits(), classes);
    }

    /** Networks of every operator: rounded to 8 bits, but no other networks. */
    @ParameterizedTest
    @EnumSource
    void theInterpreterComputesNearlyTheSame(CalibrationMethod method) {
        Exporter exporter = new TfliteInt8Exporter().with(Settings.NONE.withCalibration(method));
        for (Reference reference : Samples.all().subList(0, NETWORKS)) {
            on(exporter, reference).write(reference.network(), folder);
            Agreement agreement = agreement(exporter, reference, folder);
            assertThat(exporter.accepts(agreement))
                    .as("%s of %s", agreement, reference.network().architecture())
                    .isTrue();
            assertThat(agreement.largestDifference()).isPositive();
            if (method == CalibrationMethod.MINMAX) {
                assertThat(agreement.relativeDifference()).isLessThan(0.05);
            }
        }
    }

    /** Of the tensors that flow, the input and the output alone are floats. */
    @Test
    void everyOperatorComputesWithIntegers() {
        Reference reference = Samples.all().get(0);
        on(new TfliteInt8Exporter(), reference).write(reference.network(), folder);
        String file = folder.resolve(TfliteExporter.MODEL).toString();
        try (FlatBufferModel model = FlatBufferModel.BuildFromFile(file);
                BuiltinOpResolver operators = new BuiltinOpResolverWithoutDefaultDelegates();
                InterpreterBuilder builder = new InterpreterBuilder(model, operators);
                Interpreter interpreter = new Interpreter((Pointer) null)) {
            builder.apply(interpreter, 1);
            List<String> floats = IntStream.range(0, (int) interpreter.tensors_size())
                    .mapToObj(interpreter::tensor)
                    .filter(tensor -> tensor.type() == tensorflowlite.kTfLiteFloat32)
                    .map(tensor -> tensor.name().getString())
                    .toList();
            assertThat(floats).containsExactlyInAnyOrder(TfliteExporter.INPUT, TfliteExporter.OUTPUT);
        }
    }

    /**
     * Beside a branch that gives nothing, the interpreter would end the process at a sum whose numbers are far finer than those
     * of the branch.
     */
    @Test
    void aSumBesideABranchOfZerosIsRun() {
        Reference drawn = Samples.reference(
                ArchitectureText.parse("in:9x3 stem:k3_s2_c4 mb:e2_k3_s1_c4 head:c8 classes:2 act:relu"), 0);
        TrainedNetwork network = drawn.network();
        network.weights().tensors().forEach((name, tensor) -> {
            if (name.endsWith(".bn.gamma") || name.endsWith(".bn.beta")) {
                scale(tensor, name.startsWith("stem") ? 1e-9f : name.contains("project") ? 0 : 1);
            }
        });
        float[] logits =
                new ReferenceNetwork(network.plan(), network.weights(), network.normalisation()).logits(drawn.images());
        Reference reference = new Reference(network, drawn.images(), logits);
        on(new TfliteInt8Exporter(), reference).write(network, folder);
        assertThat(agreement(new TfliteInt8Exporter(), reference, folder).relativeDifference())
                .isLessThan(0.05);
    }

    private static void scale(Tensor tensor, float factor) {
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] *= factor;
        }
    }

    @Test
    void pythonComputesNearlyTheSameAndFindsTheSpecificationKept() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow");
        List<Reference> networks = Samples.all().subList(0, NETWORKS);
        for (int i = 0; i < networks.size(); i++) {
            Reference reference = networks.get(i);
            Samples.write(reference, on(new TfliteInt8Exporter(), reference), folder.resolve(Integer.toString(i)));
        }
        assertThat(PythonChecks.differences("check_tflite_int8.py", folder))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(0.05));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow", "PIL");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(new TfliteInt8Exporter(), ArchitectureText.parse(SMALL), each);
        page.assertLineWithin(0.05, PythonChecks.runPage(each));
    }

    @Test
    void refusesToWriteWithoutImages() {
        Reference reference = Samples.all().get(0);
        assertThatThrownBy(() -> new TfliteInt8Exporter().write(reference.network(), folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("tflite-int8 needs images to calibrate on, but was given none");
        assertThat(folder).isEmptyDirectory();
    }
}
