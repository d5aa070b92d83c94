package io.nas4j.export.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDictReaderTest {

    private static final String FLOATS = tensor("FloatStorage", 6, 0, List.of(2, 3), List.of(3, 1));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("weights.pth");
    }

    /** A pickle that names a tensor {@code w}; text stands for its bytes in Latin-1. */
    private static String dict(String value) {
        return "\u0080\u0002}(" + text("w") + value + "u.";
    }

    private static String text(String text) {
        return "X" + four(text.length()) + text;
    }

    private static String four(int number) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String tuple(List<Integer> numbers) {
        StringBuilder tuple = new StringBuilder("(");
        numbers.forEach(number -> tuple.append('J').append(four(number)));
        return tuple.append('t').toString();
    }

    private static String tensor(String storage, int numbers, int offset, List<Integer> shape, List<Integer> strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" + storage + "\n" + text("0")
                + text("cpu") + "J" + four(numbers) + "tQJ" + four(offset) + tuple(shape) + tuple(strides)
                + "\u0089ccollections\nOrderedDict\n)RtR";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void zip(String pickle, byte[] storage) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(bytes(pickle));
            zip.putNextEntry(new ZipEntry("archive/data/0"));
            zip.write(storage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private void refuses(String reason) {
        assertThatThrownBy(() -> StateDictReader.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void readsWhatIsWritten() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (List<Integer> shape : List.of(List.of(3), List.of(2, 5), List.of(4, 3, 3, 3), List.of(1, 1, 1, 1))) {
            float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            tensors.put("tensor." + shape.size(), new Tensor(shape, values));
        }
        StateDict.write(file, new Weights(tensors));

        assertThat(StateDictReader.isPickled(file)).isTrue();
        Weights read = StateDictReader.read(file);
        assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(read.get(name).values()).isEqualTo(tensor.values());
        });
    }

    @Test
    void viewsAreTakenInRowMajorOrder() {
        zip(dict(tensor("FloatStorage", 6, 1, List.of(2, 2), List.of(1, 2))), floats(0, 1, 2, 3, 4, 5));
        assertThat(StateDictReader.read(file).get("w").values()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void wholeNumbersAreLeftOut() {
        zip(dict(tensor("LongStorage", 3, 0, List.of(3), List.of(1))), new byte[24]);
        assertThat(StateDictReader.read(file).tensors()).isEmpty();
    }

    @Test
    void otherPrecisionsBecomeFloats() {
        ByteBuffer halves = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        halves.putShort((short) 0x3c00).putShort((short) 0xc500).putShort((short) 0x0001);
        zip(dict(tensor("HalfStorage", 3, 0, List.of(3), List.of(1))), halves.array());
        assertThat(StateDictReader.read(file).get("w").values()).containsExactly(1, -5, 0x1p-24f);
    }

    /** As torch.save wrote before it wrote zip files. */
    @Test
    void pickleInARowAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019."));
        out.writeBytes(bytes("\u0080\u0002M\u00e9\u0003."));
        out.writeBytes(bytes("\u0080\u0002}."));
        out.writeBytes(bytes(dict(FLOATS)));
        out.writeBytes(bytes("\u0080\u0002](" + text("0") + "e."));
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(6)
                .array());
        out.writeBytes(floats(5, 4, 3, 2, 1, 0));
        Files.write(file, out.toByteArray());
        assertThat(StateDictReader.isPickled(file)).isTrue();
        assertThat(StateDictReader.read(file).get("w").values()).containsExactly(5, 4, 3, 2, 1, 0);
    }

    @Test
    void whatABiggerDictHoldsIsFound() {
        zip(
                "\u0080\u0002}(" + text("epoch") + "K\u0003" + text("state_dict") + "}(" + text("w") + FLOATS + "uu.",
                floats(1, 2, 3, 4, 5, 6));
        assertThat(StateDictReader.read(file).tensors()).containsOnlyKeys("w");
    }

    @Test
    void whatIsNoTensorIsRefusedByName() {
        zip("\u0080\u0002cposix\nsystem\n(" + text("true") + "tR.", new byte[0]);
        refuses("its pickle wants to build posix.system, and nothing but tensors is built here");
        zip(dict("c__builtin__\neval\n(" + text("1") + "tR"), new byte[0]);
        refuses("__builtin__.eval");
        zip("\u0080\u0004" + "\u008c\u0002os" + "\u008c\u0006system\u0093.", new byte[0]);
        refuses("os.system");
        zip("\u0080\u0002(ios\nsystem\n.", new byte[0]);
        refuses("the operation 0x69, which builds more than dicts and tensors");
        zip(dict("ctorch\nFloatStorage\n)\u0081"), new byte[0]);
        refuses("the operation 0x81");
    }

    @Test
    void tensorsBeyondTheirNumbersAreRefused() {
        zip(dict(tensor("FloatStorage", 6, 1, List.of(2, 3), List.of(3, 1))), floats(1, 2, 3, 4, 5, 6));
        refuses("must lie within its 6 numbers, but begins at 1");
        zip(dict(tensor("FloatStorage", 6, 0, List.of(1000, 1000), List.of(0, 0))), floats(1, 2, 3, 4, 5, 6));
        refuses("must lie within its 6 numbers");
        zip(dict(tensor("FloatStorage", 1 << 30, 0, List.of(6), List.of(1))), floats(1, 2, 3, 4, 5, 6));
        refuses("needs 4294967296 bytes, but the file has 24");
        zip(dict(tensor("FloatStorage", 6, 0, List.of(1 << 30, 1 << 30), List.of(0, 0))), floats(1));
        refuses("at most 8 axes");
    }

    /** Cut or changed anywhere, a file is refused in a sentence, or read. */
    @Test
    void damageIsRefusedInASentence() throws IOException {
        zip(dict(FLOATS), floats(1, 2, 3, 4, 5, 6));
        byte[] whole = Files.readAllBytes(file);
        byte[] pickle = bytes(dict(FLOATS));
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = pickle.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            zip(new String(damaged, StandardCharsets.ISO_8859_1), floats(1, 2, 3, 4, 5, 6));
            readOrRefused();
        }
        for (int cut = 1; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            readOrRefused();
        }
    }

    private void readOrRefused() {
        assertThatCode(() -> {
                    try {
                        StateDictReader.read(file);
                    } catch (InvalidInputException refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }
}
