package io.nas4j.export.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.Python;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.ReferenceNetwork;
import io.nas4j.export.Sources;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the libraries themselves wrote, with random weights: what was read says what they said. */
class ForeignNetworksTest {

    private static final double ALLOWED = 1e-4;
    private static final int IMAGES = 2;

    /** What the libraries call networks, and what they are called here. */
    private static final Map<String, String> TIMM = Map.of(
            "tf_efficientnet_b0", "efficientnet-b0",
            "tf_efficientnetv2_b0", "efficientnetv2-b0",
            "mobilenetv3_large_100", "mobilenet-v3-large",
            "semnasnet_100", "mnasnet-a1");

    private static final Map<String, String> TORCHVISION = Map.of(
            "efficientnet_b0", "efficientnet-b0",
            "mobilenet_v2", "mobilenet-v2",
            "mobilenet_v3_large", "mobilenet-v3-large",
            "mnasnet1_0", "mnasnet-b1",
            "resnet50", "resnet-50");

    private static final Map<String, String> KERAS = Map.of(
            "EfficientNetB0", "efficientnet-b0",
            "EfficientNetV2B0", "efficientnetv2-b0",
            "MobileNetV2", "mobilenet-v2",
            "MobileNetV3Large", "mobilenet-v3-large");

    @TempDir
    Path folder;

    @Test
    void networksOfTimmSayTheSame() throws Exception {
        sayTheSame("timm", ".pth", TIMM, "torch", "timm");
    }

    @Test
    void networksOfTorchvisionSayTheSame() throws Exception {
        sayTheSame("torchvision", ".pth", TORCHVISION, "torch", "torchvision");
    }

    @Test
    void networksOfKerasSayTheSame() throws Exception {
        sayTheSame("keras", ".keras", KERAS, "keras", "tensorflow");
    }

    private void sayTheSame(String library, String ending, Map<String, String> networks, String... modules)
            throws Exception {
        PythonChecks.assumeModules(folder, modules);
        List<String> arguments = new ArrayList<>(List.of(library, folder.toString()));
        arguments.addAll(networks.keySet());
        Python.Ran ran = new Python(folder)
                .run(Path.of("src/test/python/write_foreign.py").toAbsolutePath(), arguments.toArray(String[]::new));
        assertThat(ran.exit()).as("%s", ran.output()).isZero();
        networks.forEach((theirs, ours) -> assertSame(library, theirs, ending, ours));
    }

    private void assertSame(String library, String file, String ending, String ours) {
        float[] pixels = floats(file + ".pixels");
        float[] theirs = floats(file + ".logits");
        Input input = new Input((int) Math.round(Math.sqrt(pixels.length / 3.0 / IMAGES)), 3);
        ForeignNetwork read = Sources.get(library)
                .read(
                        folder.resolve(file + ending),
                        new WantedNetwork(ours, PublishedNetworks.get(ours).withResolution(input.resolution())));
        TrainedNetwork network = read.named(IntStream.range(0, theirs.length / IMAGES)
                .mapToObj(Integer::toString)
                .toList());
        float[] logits = new ReferenceNetwork(network.plan(), network.weights(), network.normalisation())
                .logits(new RawImages(IMAGES, input.resolution(), input.channels(), pixels));
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < theirs.length; i++) {
            largest = Math.max(largest, Math.abs(theirs[i]));
            difference = Math.max(difference, Math.abs(theirs[i] - logits[i]));
        }
        assertThat(difference / largest).as("%s of %s", file, library).isLessThan(ALLOWED);
    }

    private float[] floats(String name) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
