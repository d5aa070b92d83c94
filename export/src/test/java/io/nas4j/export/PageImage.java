package io.nas4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.CalibrationImages;
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

    /** Exports a random network, and draws an image of its size; a form of few bits sees this image. */
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
            output.write(exporter.calibratedOn(new CalibrationImages("this image", () -> raw)), network);
            output.accept();
        }
        ImageIO.write(image, "png", folder.resolve("image.png").toFile());
        return new PageImage(network, new ReferenceNetwork(plan, weights, network.normalisation()).logits(raw));
    }

    /** Holds a printed line against the class and the logits that it must tell. */
    public void assertLine(String line) {
        assertLine(line, 1e-3f);
    }

    /** The same of a file of few bits, whose logits may differ by a share of the largest one. */
    public void assertLineWithin(double share, String line) {
        assertLine(line, (float) share * largest());
    }

    private void assertLine(String line, float allowed) {
        String[] words = line.split(" ");
        float[] logits = new float[expected.length];
        for (int i = 0; i < expected.length; i++) {
            logits[i] = Float.parseFloat(words[words.length - expected.length + i]);
        }
        assertThat(logits).as("%s", line).containsExactly(expected, within(allowed));
        int best = 0;
        for (int i = 0; i < expected.length; i++) {
            best = expected[i] > expected[best] ? i : best;
        }
        assertThat(line).startsWith(network.classNames().get(best) + " ");
    }

    /** Holds logits of a file of few bits against those that it must have, of which they may differ by a share of the largest. */
    public void assertLogitsWithin(double share, float[] logits) {
        assertThat(logits).containsExactly(expected, within((float) share * largest()));
    }

    private float largest() {
        float largest = 0;
        for (float logit : expected) {
            largest = Math.max(largest, Math.abs(logit));
        }
        return largest;
    }
}
