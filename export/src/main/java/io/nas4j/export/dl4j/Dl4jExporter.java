package io.nas4j.export.dl4j;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Usage;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes Deeplearning4j's zip as its {@code ModelSerializer} does: the graph's configuration and its parameters, without the
 * state of an updater. The graph is made of the library's own layers and vertices, so that nothing of nas4j is needed to load it.
 */
public final class Dl4jExporter implements Exporter {

    static final String MODEL = "model.zip";
    private static final String LABELS = "labels.txt";

    private static final String EXAMPLE = """
            import java.awt.image.BufferedImage;
            import java.io.File;
            import java.nio.file.*;
            import javax.imageio.ImageIO;
            import org.deeplearning4j.nn.graph.ComputationGraph;
            import org.deeplearning4j.util.ModelSerializer;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;

            public class Classify {
                public static void main(String[] args) throws Exception {
                    ComputationGraph network = ModelSerializer.restoreComputationGraph(new File("model.zip"), false);
                    double[] mean = {%s}, deviation = {%s}; // of pixels divided by 255
                    BufferedImage image = ImageIO.read(new File("image.png")); // of %d x %d pixels
                    INDArray pixels = Nd4j.create(1, mean.length, image.getHeight(), image.getWidth());
                    for (int i = 0; i < pixels.length(); i++) {
                        int x = i %% image.getWidth(), y = i / image.getWidth() %% image.getHeight();
                        int c = i / image.getWidth() / image.getHeight();
                        double value = image.getRaster().getSample(x, y, c) / 255.0;
                        pixels.putScalar(new int[] {0, c, y, x}, (value - mean[c]) / deviation[c]);
                    }
                    INDArray logits = network.feedForward(pixels, false).get("classifier");
                    String label = Files.readAllLines(Path.of("labels.txt")).get(logits.argMax(1).getInt(0));
                    System.out.print(label);
                    for (float logit : logits.toFloatVector()) {
                        System.out.print(" " + logit);
                    }
                    System.out.println();
                }
            }
            """;

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String needs() {
        return "Deeplearning4j's zip of its own layers, run by Deeplearning4j where its natives are";
    }

    @Override
    public Form form() {
        return Form.folder(MODEL);
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        byte[] configuration = configuration(network).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(MODEL), out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            begin(zip, "configuration.json");
            zip.write(configuration);
            begin(zip, "coefficients.bin");
            DataOutputStream numbers = new DataOutputStream(new BufferedOutputStream(zip));
            Coefficients.write(network, numbers);
            numbers.flush();
            zip.finish();
        });
        byte[] labels = Usage.labels(network.classNames()).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(LABELS), out -> out.write(labels));
    }

    /** The graph as JSON. Deeplearning4j loads its natives to build it. */
    private static String configuration(TrainedNetwork network) {
        try {
            return StockGraph.of(network.plan()).toJson();
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "Deeplearning4j builds its graph with a native library, and has none for " + Dl4jCheck.platform()
                            + " here, so nothing is written for it",
                    e);
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        Input input = network.architecture().input();
        return new Usage(
                "A graph for Deeplearning4j, of its own layers alone: nothing of nas4j is needed. Its output is the softmax of the"
                        + " logits, which flow out of `classifier`, and it can be trained further. Deeplearning4j has no"
                        + " stochastic depth, so training has none.",
                "`org.deeplearning4j:deeplearning4j-nn:1.0.0-M2.1` and `org.nd4j:nd4j-native-platform:1.0.0-M2.1`",
                "The network reads float32 `[N, channels, rows, columns]`, any N. It does not normalise: divide pixels by 255,"
                        + " subtract the mean and divide by the standard deviation.",
                "java",
                String.format(
                        EXAMPLE,
                        numbers(network.normalisation().mean()),
                        numbers(network.normalisation().deviation()),
                        input.resolution(),
                        input.resolution()),
                List.of(
                        new Usage.FileNote(MODEL, "configuration and parameters, for `ModelSerializer`"),
                        new Usage.FileNote(LABELS, "class names, a line each")));
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(Decimals::text).collect(Collectors.joining(", "));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new Dl4jCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return agreement.relativeDifference() < 1e-4;
    }
}
