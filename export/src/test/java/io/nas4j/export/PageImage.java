package io.nas4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * An exported network with its page and {@code image.png} in one folder, as the program of the page expects it.
 *
 * @param expected the logits that the network must give for the image
 */
public record PageImage(TrainedNetwork network, float[] expected) {

    /** Exports a random network, and draws an image of its size. */
    public static PageImage export(Exporter exporter, Architecture architecture, Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int size = architecture.input().resolution();
        int channels = architecture.input().channels();
        BufferedImage image = new BufferedImage(
                size, size, channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        float[] pixels = new float[size * size * channels];
        for (int i = 0; i < size * size; i++) {
            for (int c = 0; c < channels; c++) {
                int value = random.nextInt(256);
                image.getRaster().setSample(i % size, i / size, c, value);
                pixels[channels * i + c] = value;
            }
        }
        RawImages raw = new RawImages(1, size, channels, pixels);
        NetworkPlan plan = NetworkPlan.of(architecture);
        Weights weights = Networks.trained(plan, Networks.normalisation(architecture.input()), raw, random);
        TrainedNetwork network = Networks.network(plan, weights);
        try (ExportOutput output = ExportOutput.inFolder(folder, exporter.form(), false)) {
            output.write(exporter, network);
            output.accept();
        }
        ImageIO.write(image, "png", folder.resolve("image.png").toFile());
        return new PageImage(network, new ReferenceNetwork(plan, weights, network.normalisation()).logits(raw));
    }

    /** Holds a printed line against the class and the logits that it must tell. */
    public void assertLine(String line) {
        String[] words = line.split(" ");
        int best = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(Float.parseFloat(words[words.length - expected.length + i]))
                    .as("%s", line)
                    .isCloseTo(expected[i], within(1e-3f));
            best = expected[i] > expected[best] ? i : best;
        }
        assertThat(line).startsWith(network.classNames().get(best) + " ");
    }
}
