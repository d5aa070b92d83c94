package io.nas4j.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random networks of every space and random small ones, with random weights and running statistics, images, and the logits of
 * {@link ReferenceNetwork}. The same in each run; made when they are first asked for.
 */
public final class Samples {

    /** Those that hold what a space may seldom draw: pools at both strides, odd sizes, every activation and gate. */
    private static final List<String> CHOSEN = List.of(
            "in:13x3 stem:k3_s2_c8 mb:e1_k7_s1_c8_se0.25 mb:e4_k5_s2_c12_se0.25_r2 head:c16 classes:5",
            "in:16x1 stem:k5_s1_c4 mb:e3_k3_s2_c6_r2_noskip head:c9 classes:3 act:relu6 bn:0.9_0.01",
            "in:9x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se1 mb:e2_k1_s2_c5 head:c8 classes:2 act:relu",
            "in:26x3 stem:k3_s1_c8_pool res:e0.25_k3_s2_c32_r2 mb:e3_k3_s1_c32_se0.25-x-d8-relu-hsigmoid_r2_pool"
                    + " conv:k3_s2_c32_pool_relu6 head:c24_d16 classes:5 act:hswish",
            "in:15x3 stem:k3_s2_c8 fused:e1_k3_s1_c8 fused:e4_k3_s2_c12_se0.25 sep:k5_s2_c16_pool sep:k3_s1_c16_se0.5"
                    + " id:s2_c16 head:none classes:4 act:hswish",
            "in:32x3 stem:k7_s2_c8_pool mb:e3_k5_s2_c8_se0.25_pool sep:k3_s2_c8_pool_relu head:c16 classes:3 pad:symmetric",
            "in:22x1 stem:k3_s2_c8 mb:e2_k3_s1_c8 fused:e2_k5_s2_c8_pool mb:e1_k7_s2_c8 head:c8 classes:3 act:relu6"
                    + " pad:symmetric",
            "in:32x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 mb:e6_k3_s2_c16_r2 mb:e3_k5_s2_c24_se0.25 head:c32 classes:3"
                    + " pad:symmetric");

    private static final int SMALL = 12;
    private static final int IMAGES = 3;
    private static final float CALM = 1.5f;

    private Samples() {}

    /** A network with images and the logits that it must have. */
    public static Reference reference(Architecture architecture, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkPlan plan = NetworkPlan.of(architecture);
        InputNormalisation normalisation = Networks.normalisation(architecture.input());
        RawImages images = Networks.images(IMAGES, architecture.input(), random);
        Weights weights = calmer(Networks.trained(plan, normalisation, images, random));
        TrainedNetwork network = Networks.network(plan, weights);
        return new Reference(network, images, new ReferenceNetwork(plan, weights, normalisation).logits(images));
    }

    /** With larger variances: a deep network of random weights would make much of a difference in the last digit of a pixel. */
    private static Weights calmer(Weights weights) {
        weights.tensors().forEach((name, tensor) -> {
            for (int i = 0; name.endsWith(".bn.variance") && i < tensor.values().length; i++) {
                tensor.values()[i] *= CALM;
            }
        });
        return weights;
    }

    /** All of them. */
    public static List<Reference> all() {
        return Made.ALL;
    }

    /** Those that an exporter can hold. */
    public static List<Reference> heldBy(Exporter exporter) {
        return Made.ALL.stream()
                .filter(reference -> {
                    try {
                        exporter.requireHolds(reference.network());
                        return true;
                    } catch (InvalidInputException e) {
                        return false;
                    }
                })
                .toList();
    }

    /**
     * Writes networks into folders 0, 1 and so on, each with {@code pixels.f32} (rows, columns, channels) and
     * {@code logits.f32} beside what the exporter writes.
     */
    public static void write(List<Reference> references, Exporter exporter, Path folder) throws IOException {
        for (int i = 0; i < references.size(); i++) {
            write(references.get(i), exporter, folder.resolve(Integer.toString(i)));
        }
    }

    /** Writes one of them into a folder of its own. */
    public static void write(Reference reference, Exporter exporter, Path folder) throws IOException {
        try (ExportOutput output = ExportOutput.inFolder(folder, exporter.form(), false)) {
            output.write(exporter, reference.network());
            output.accept();
        }
        write(folder.resolve("pixels.f32"), reference.images().pixels());
        write(folder.resolve("logits.f32"), reference.logits());
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static final class Made {

        static final List<Reference> ALL = make();

        private static List<Reference> make() {
            SplittableRandom random = new SplittableRandom(20);
            List<Architecture> architectures = new ArrayList<>();
            CHOSEN.forEach(text -> architectures.add(ArchitectureText.parse(text)));
            for (String name : SearchSpaces.names()) {
                int size = architectures.size() % 2 == 0 ? 32 : 17;
                StagedSpace space = SearchSpaces.get(name, new Input(size, 3), 7);
                architectures.add(space.build(space.uniform(random)));
            }
            Stream.generate(new RandomNetworks(random)::next).limit(SMALL).forEach(architectures::add);
            return IntStream.range(0, architectures.size())
                    .mapToObj(i -> reference(architectures.get(i), i))
                    .toList();
        }
    }
}
