package io.nas4j.cli;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A network of random weights that knows the classes of {@code shapes}, and images of these. */
final class SmallModel {

    static final int SIDE = 16;

    private static final Architecture NETWORK =
            ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e3_k3_s1_c8_se0.25 head:c16 classes:10");

    private SmallModel() {}

    static List<String> classes() {
        return DataSets.open(TaskData.of("shapes:16", 0, 1), Optional.empty()).classNames();
    }

    static TrainedNetwork network(List<String> classNames) {
        NetworkPlan plan = NetworkPlan.of(NETWORK.withClasses(classNames.size()));
        return new TrainedNetwork(
                plan,
                Weights.initial(plan, new RandomStreams(3).stream("weights")),
                new InputNormalisation(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.25, 0.3)),
                classNames);
    }

    static Path weights(Path folder, List<String> classNames) {
        TrainedNetwork network = network(classNames);
        Path file = folder.resolve("small.safetensors");
        network.write(file);
        return file;
    }

    static Path onnx(Path folder, List<String> classNames) {
        Path file = folder.resolve("small.onnx");
        new OnnxExporter().write(network(classNames), file);
        return file;
    }

    /** The first test images of {@code shapes:16}, as PNG files in folders of their classes. */
    static List<Path> images(Path folder, int count) {
        LabelledImages images = DataSets.open(TaskData.of("shapes:16", 0, 1), Optional.empty())
                .test()
                .images(IntStream.range(0, count).toArray(), SIDE);
        return IntStream.range(0, count)
                .mapToObj(i -> png(
                        folder.resolve(images.classNames().get(images.label(i))).resolve(i + ".png"), images.pixels(i)))
                .toList();
    }

    private static Path png(Path file, byte[] pixels) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | (pixels[3 * i + 2] & 0xff);
            image.setRGB(i % SIDE, i / SIDE, rgb);
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
