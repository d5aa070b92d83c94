package io.nas4j.export.dl4j;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Restores the graph as any program does, and runs it image by image. It runs in this process; that its configuration names no
 * class of nas4j is checked beside it, and a test restores it in a process that has none.
 */
final class Dl4jCheck implements BackendCheck {

    private static final List<String> BUILDS = List.of("", "-onednn-avx2", "-onednn", "-avx2");
    private static final List<String> LIBRARIES = List.of("libjnind4jcpu.so", "libjnind4jcpu.dylib", "jnind4jcpu.dll");
    private static final String OWN = "io.nas4j";

    @Override
    public String backend() {
        return "Deeplearning4j";
    }

    @Override
    public boolean available() {
        return BUILDS.stream()
                .map(build -> "/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform() + build + "/")
                .anyMatch(folder ->
                        LIBRARIES.stream().anyMatch(name -> Dl4jCheck.class.getResource(folder + name) != null));
    }

    /** What natives are named after: {@code linux-x86_64}. */
    static String platform() {
        return Loader.getPlatform();
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Path file = folder.resolve(Dl4jExporter.MODEL);
        try {
            requireNothingOfOurs(file);
            CrashReportingUtil.crashDumpsEnabled(false); // it would write into the user's folder
            ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
            return new Evidence.Ran(logits(graph, reference));
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + ": must be a graph that Deeplearning4j restores, but: " + AtomicFile.reason(e), e);
        } catch (LinkageError e) {
            throw new WorkFailedException(
                    "Deeplearning4j has no native library for " + platform() + ", so " + file + " is not run", e);
        }
    }

    private static void requireNothingOfOurs(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] json = zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes();
            if (new String(json, StandardCharsets.UTF_8).contains(OWN)) {
                throw new InvalidInputException(
                        file + ": must name Deeplearning4j's own classes alone, but names " + OWN);
            }
        }
    }

    private static float[] logits(ComputationGraph graph, Reference reference) {
        RawImages images = reference.images();
        float[] logits = new float[reference.logits().length];
        int classes = logits.length / images.count();
        for (int image = 0; image < images.count(); image++) {
            try (INDArray pixels = Nd4j.createFromArray(
                            planes(images, image, reference.network().normalisation()))
                    .reshape('c', 1, images.channels(), images.size(), images.size())) {
                INDArray row =
                        Objects.requireNonNull(graph.feedForward(pixels, false).get("classifier"));
                float[] some = row.toFloatVector();
                System.arraycopy(some, 0, logits, image * classes, classes);
            }
        }
        graph.close();
        return logits;
    }

    /** A normalised image, channel by channel. */
    private static float[] planes(RawImages images, int image, InputNormalisation normalisation) {
        int channels = images.channels();
        int area = images.size() * images.size();
        float[] planes = new float[area * channels];
        for (int i = 0; i < planes.length; i++) {
            int channel = i / area;
            float value = images.pixels()[image * planes.length + i % area * channels + channel];
            planes[i] = normalisation.normalised(value, channel);
        }
        return planes;
    }
}
