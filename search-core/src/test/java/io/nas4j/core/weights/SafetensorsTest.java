package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    private static final NetworkPlan PLAN =
            NetworkPlan.of(ArchitectureText.parse("in:8x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se0.25 head:c8 classes:3"));

    @TempDir
    Path folder;

    @Provide
    Arbitrary<Architecture> architectures() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of("", "_se0.25", "_r2", "_noskip"),
                        Arbitraries.integers().between(1, 20))
                .as((expansion, filters, rest, classes) -> ArchitectureText.parse("in:9x3 stem:k3_s2_c8 mb:e"
                        + expansion + "_k5_s1_c" + filters + rest + " head:c16 classes:" + classes));
    }

    @Property(tries = 50)
    void weightsAndMetadataComeBackBitByBit(
            @ForAll("architectures") Architecture architecture, @ForAll long seed, @ForAll String text)
            throws IOException {
        NetworkPlan plan = NetworkPlan.of(architecture);
        Weights weights = Weights.initial(plan, new SplittableRandom(seed));
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Map<String, String> metadata = Map.of(Safetensors.ARCHITECTURE, architecture.toString(), "note", wellFormed);
        Path file = Files.createTempFile("nas4j", ".safetensors");
        try {
            Safetensors.write(file, weights, metadata);
            assertSame(Safetensors.read(file, plan), weights);
            assertThat(Safetensors.metadata(file)).isEqualTo(metadata);
            assertThat(Files.size(file) % 4).isZero();
        } finally {
            Files.delete(file);
        }
    }

    private static void assertSame(Weights actual, Weights expected) {
        assertThat(List.copyOf(actual.tensors().keySet()))
                .isEqualTo(List.copyOf(expected.tensors().keySet()));
        expected.tensors().forEach((name, tensor) -> {
            assertThat(actual.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(actual.get(name).values()).isEqualTo(tensor.values());
        });
    }

    @Test
    void writesTheFormatThatOthersRead() throws IOException {
        Map<String, Tensor> tensors = Map.of("a\"b", new Tensor(List.of(1, 2), new float[] {1f, -2.5f}));
        Path file = folder.resolve("two.safetensors");
        Safetensors.write(file, new Weights(tensors), Map.of("k", "v"));
        String header = "{\"__metadata__\":{\"k\":\"v\"},"
                + "\"a\\\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        byte[] text = new byte[length];
        bytes.get(text);
        assertThat(new String(text, StandardCharsets.UTF_8)).startsWith(header);
        assertThat(new String(text, StandardCharsets.UTF_8).strip()).isEqualTo(header);
        assertThat(bytes.getFloat()).isEqualTo(1f);
        assertThat(bytes.getFloat()).isEqualTo(-2.5f);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void readsTensorsInAnyOrder() {
        Weights weights = Weights.initial(PLAN, new SplittableRandom(1));
        Map<String, Tensor> reversed = new LinkedHashMap<>();
        weights.tensors().keySet().stream()
                .sorted((a, b) -> b.compareTo(a))
                .forEach(name -> reversed.put(name, weights.get(name)));
        Path file = folder.resolve("reversed.safetensors");
        Safetensors.write(file, new Weights(reversed), Map.of());
        assertSame(Safetensors.read(file, PLAN), weights);
    }

    @Test
    void refusesAMissingTensor() {
        refusesTensors(
                tensors -> tensors.remove("stem.bn.mean"),
                "tensor stem.bn.mean is missing; the network has 31 tensors, and 30 are given");
    }

    @Test
    void refusesAnExtraTensor() {
        refusesTensors(
                tensors -> tensors.put("a\nb", new Tensor(List.of(1), new float[1])),
                "tensor a?b is not part of the network, whose tensors are stem.conv.weight to classifier.bias");
    }

    @Test
    void refusesAnotherShape() {
        refusesTensors(
                tensors -> tensors.put("classifier.bias", new Tensor(List.of(4), new float[4])),
                "tensor classifier.bias must have shape [3], but has [4]");
    }

    @Test
    void refusesANegativeVariance() {
        refusesTensors(
                tensors ->
                        tensors.put("head.bn.variance", new Tensor(List.of(8), new float[] {1, 1, -1, 1, 1, 1, 1, 1})),
                "tensor head.bn.variance must have no number below 0, but number 2 is -1");
    }

    private void refusesTensors(Consumer<Map<String, Tensor>> change, String message) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(
                Weights.initial(PLAN, new SplittableRandom(1)).tensors());
        change.accept(tensors);
        Weights weights = new Weights(tensors);
        assertThatThrownBy(() -> weights.requireFit(PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
        Path file = folder.resolve("changed.safetensors");
        Safetensors.write(file, weights, Map.of());
        assertThatThrownBy(() -> Safetensors.read(file, PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void neitherWritesNorReadsNan() throws IOException {
        Weights weights = Weights.initial(PLAN, new SplittableRandom(1));
        Path file = folder.resolve("nan.safetensors");
        Safetensors.write(file, weights, Map.of());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Safetensors.read(file, PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": tensor classifier.bias must have finite numbers only, but number 2 is NaN");

        weights.get("classifier.bias").values()[1] = Float.POSITIVE_INFINITY;
        Path other = folder.resolve("other.safetensors");
        assertThatThrownBy(() -> Safetensors.write(other, weights, Map.of()))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage(other
                        + " is not written: training has diverged, number 1 of tensor classifier.bias is Infinity");
        assertThat(other).doesNotExist();
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        Safetensors.write(file, Weights.initial(PLAN, new SplittableRandom(1)), Map.of());
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.safetensors");
        for (int length = 0; length < bytes.length; length += length < 20 ? 1 : 37) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.read(cut, PLAN))
                    .as("first %d bytes", length)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(cut + ": ");
        }
        Files.write(cut, Arrays.copyOf(bytes, bytes.length + 4));
        assertThatThrownBy(() -> Safetensors.read(cut, PLAN)).hasMessageContaining("too long: its tensors have ");
    }

    /** Any byte of the header changed: refused in one sentence, or harmless; never another exception. */
    @Test
    @Timeout(60)
    void survivesEveryFlippedByteOfTheHeader() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        Safetensors.write(file, Weights.initial(PLAN, new SplittableRandom(1)), Map.of("architecture", "x"));
        byte[] bytes = Files.readAllBytes(file);
        int header =
                8 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Path flipped = folder.resolve("flipped.safetensors");
        for (int i = 0; i < header; i++) {
            byte[] copy = bytes.clone();
            copy[i] ^= (byte) (1 << i % 8);
            Files.write(flipped, copy);
            try {
                Safetensors.read(flipped, PLAN);
            } catch (InvalidInputException e) {
                assertThat(e.getMessage()).startsWith(flipped + ": ").doesNotContain("\n");
            }
        }
    }

    @Test
    void refusesHostileHeaders() throws IOException {
        refusesHeader("[]", "the header must be a JSON object, but is an array");
        refusesHeader("{\"a\":7}", "tensor a must be a JSON object, but is a whole number");
        refusesHeader("{\"a\":{\"dtype\":\"F32\"}}", "tensor a must have dtype, shape and two data_offsets");
        refusesHeader("{\"a\":{\"shape\":[-1]}}", "must be at most 8 whole numbers from 0 to 2147483647, but has -1");
        refusesHeader("{\"a\":{\"shape\":[99999999999999999999]}}", "its header must be a JSON object, but: ");
        refusesHeader("{\"a\":{\"shape\":[1,1,1,1,1,1,1,1,1]}}", "but has more");
        refusesHeader("{\"a\":{\"device\":\"x\"}}", "tensor a, device: must be dtype, shape or data_offsets");
        refusesHeader("{\"__metadata__\":{\"k\":1}}", "__metadata__.k must be a text, but is a whole number");
        refusesHeader("{\"__metadata__\":{},\"__metadata__\":{}}", "Duplicate");
        refusesHeader("[".repeat(100_000), "must be a JSON object");
        refusesHeader("{} {}", "but more follows");
        refusesHeader("{\"a\"", "its header must be a JSON object, but: ");
    }

    private void refusesHeader(String header, String message) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        Path file = folder.resolve("hostile.safetensors");
        Files.write(file, bytes.putLong(text.length).put(text).array());
        assertThatThrownBy(() -> Safetensors.metadata(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAHeaderLengthThatWouldExhaustMemory() throws IOException {
        Path file = folder.resolve("long.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(-1)
                        .array());
        assertThatThrownBy(() -> Safetensors.read(file, PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("its header must have 2 to 16777216 bytes, but claims 18446744073709551615");
    }

    @Test
    void refusesOtherTypesAndOverlaps() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        Safetensors.write(file, Weights.initial(PLAN, new SplittableRandom(1)), Map.of());
        byte[] bytes = Files.readAllBytes(file);
        replace(bytes, "\"F32\"", "\"I32\"");
        Files.write(file, bytes);
        assertThatThrownBy(() -> Safetensors.read(file, PLAN))
                .hasMessage(file + ": tensor stem.conv.weight must have dtype F32, but has I32");
        replace(bytes, "\"I32\"", "\"F32\"");
        replace(bytes, "[0,432]", "[4,436]");
        Files.write(file, bytes);
        assertThatThrownBy(() -> Safetensors.read(file, PLAN))
                .hasMessage(file + ": tensor stem.conv.weight must have data_offsets [0, 432], but has [4, 436]");
    }

    private static void replace(byte[] bytes, String old, String other) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(old);
        System.arraycopy(other.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, other.length());
    }

    @Test
    void refusesWhatIsNoFile() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Safetensors.read(missing, PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": must be a safetensors file, but there is no such file");
        assertThatThrownBy(() -> Safetensors.read(folder, PLAN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a regular file");
    }
}
