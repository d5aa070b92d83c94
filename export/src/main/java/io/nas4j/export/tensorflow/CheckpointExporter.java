package io.nas4j.export.tensorflow;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.LittleEndian;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Usage;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.notation.TfTpuNotation;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes a TensorFlow checkpoint (a tensor bundle, tensorflow/core/util/tensor_bundle) under the names of the released
 * EfficientNet, with the strings of its blocks. {@link TfTpuNotation} says which networks these can describe, and refuses the
 * others with the reason.
 */
public final class CheckpointExporter implements Exporter {

    static final String CHECKPOINT = "model.ckpt";
    static final String DATA = CHECKPOINT + ".data-00000-of-00001";
    static final String INDEX = CHECKPOINT + ".index";
    static final String SCOPE = "efficientnet";

    private static final String BLOCKS = "blocks.txt";
    private static final String LABELS = "labels.txt";
    private static final int FLOAT = 1;

    private static final String EXAMPLE = """
            import tensorflow as tf

            blocks = open("blocks.txt").read().split()  # as tensorflow/tpu's BlockDecoder reads them
            checkpoint = tf.train.load_checkpoint("model.ckpt")
            shapes = checkpoint.get_variable_to_shape_map()
            for name in sorted(shapes):
                print(name, shapes[name])
            print(len(shapes), "tensors,", len(blocks), "block strings")
            """;

    @Override
    public String name() {
        return "tf-checkpoint";
    }

    @Override
    public String needs() {
        return "a checkpoint in the names of tensorflow/tpu with block strings, read back; networks that these can say";
    }

    @Override
    public Form form() {
        return Form.folder(DATA);
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        Architecture a = network.architecture();
        blocks(network);
        if (a.stem().kernel() != 3 || a.stem().stride() != 2 || a.head().filters() == 0) {
            throw new InvalidInputException(
                    "the released code has a stem of 3x3 and stride 2 and a convolution as head, but this network has "
                            + a.stem().kernel() + "x" + a.stem().kernel() + ", stride "
                            + a.stem().stride() + " and "
                            + a.head().filters() + " filters in its head");
        }
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        requireHolds(network);
        TreeMap<String, byte[]> entries = new TreeMap<>();
        Protobuf version = new Protobuf().number(1, 1);
        entries.put("", new Protobuf().number(1, 1).message(3, version.bytes()).bytes());
        AtomicFile.write(folder.resolve(DATA), out -> {
            long offset = 0;
            for (Map.Entry<String, Tensor> named : renamed(network).tensors().entrySet()) {
                Tensor tensor = ChannelsLast.of(named.getValue(), depthwise(named.getKey()));
                LittleEndian.write(tensor.values(), out);
                entries.put(named.getKey(), entry(tensor, offset));
                offset += (long) tensor.values().length * Float.BYTES;
            }
        });
        byte[] index = BundleTable.of(entries);
        AtomicFile.write(folder.resolve(INDEX), out -> out.write(index));
        text(folder.resolve(BLOCKS), blocks(network));
        text(
                folder.resolve(LABELS),
                network.classNames().stream()
                        .map(name -> name.replaceAll("\\R", " "))
                        .toList());
    }

    /** Refuses what they cannot say. */
    private static List<String> blocks(TrainedNetwork network) {
        return TfTpuNotation.format(network.architecture(), Dialect.EFFICIENTNET);
    }

    private static void text(Path file, List<String> lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /** The tensors as the checkpoint has them. */
    static Weights named(TrainedNetwork network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        renamed(network)
                .tensors()
                .forEach((name, tensor) -> tensors.put(name, ChannelsLast.of(tensor, depthwise(name))));
        return new Weights(tensors);
    }

    /** With names of the checkpoint, and axes of the network. */
    private static Weights renamed(TrainedNetwork network) {
        return NamedWeights.renamed(network.weights(), CheckpointNames.of(network.plan(), SCOPE));
    }

    private static boolean depthwise(String name) {
        return name.endsWith("/depthwise_kernel");
    }

    /** What the table says of a tensor whose numbers begin at that byte. */
    private static byte[] entry(Tensor tensor, long offset) {
        Protobuf shape = new Protobuf();
        tensor.shape()
                .forEach(axis -> shape.message(2, new Protobuf().number(1, axis).bytes()));
        return new Protobuf()
                .number(1, FLOAT)
                .message(2, shape.bytes())
                .number(4, offset)
                .number(5, (long) tensor.values().length * Float.BYTES)
                .fixed(6, BundleTable.masked(sum(tensor.values())))
                .bytes();
    }

    private static CRC32C sum(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        CRC32C sum = new CRC32C();
        sum.update(bytes.array());
        return sum;
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        return new Usage(
                "A TensorFlow checkpoint under the names of the released EfficientNet (tensorflow/tpu), with the strings of its"
                        + " blocks, and nothing that runs it.",
                "`pip install tensorflow`, and tensorflow/tpu's code to build the network",
                "The network reads float32 `[N, rows, columns, channels]`, normalised: divide pixels by 255, subtract the mean"
                        + " and divide by the standard deviation.",
                "python",
                EXAMPLE,
                List.of(
                        new Usage.FileNote(INDEX, "names, shapes and sums of the tensors"),
                        new Usage.FileNote(DATA, "their numbers"),
                        new Usage.FileNote(BLOCKS, "a string for each run of equal blocks"),
                        new Usage.FileNote(LABELS, "a class name a line, in the order of the logits")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new CheckpointCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its check compares weights to the number, and computes nothing
    }
}
