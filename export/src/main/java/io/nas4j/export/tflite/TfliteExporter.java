package io.nas4j.export.tflite;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Usage;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.ParameterSpec;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes a float model for TensorFlow Lite, with class names beside it. The model reads raw pixels. */
public final class TfliteExporter implements Exporter {

    /** The input: pixels from 0 to 255, float32 {@code [N, rows, columns, channels]}. */
    static final String INPUT = "pixels_0_to_255";

    /** The output: logits, float32 {@code [N, classes]}. */
    static final String OUTPUT = "logits";

    static final String MODEL = "model.tflite";

    private static final String LABELS = "labels.txt";
    private static final long MAX_NUMBERS = 500_000_000;
    private static final int BYTES_BESIDE = 1 << 20;

    /** Relative to the largest logit: what two orders of adding floats, and folded batch norms, may differ by. */
    private static final double ALLOWED_DIFFERENCE = 1e-3;

    private static final String EXAMPLE = """
            import numpy as np
            import tensorflow as tf  # or: from ai_edge_litert.interpreter import Interpreter
            from PIL import Image

            interpreter = tf.lite.Interpreter("model.tflite")
            interpreter.allocate_tensors()
            source, target = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
            size = source["shape"][1]
            image = Image.open("image.png").convert("%s").resize((size, size))
            interpreter.set_tensor(source["index"], np.asarray(image, np.float32)%s)  # not normalised
            interpreter.invoke()
            logits = interpreter.get_tensor(target["index"])[0]
            print(open("labels.txt").read().splitlines()[logits.argmax()], *logits)
            """;

    @Override
    public String name() {
        return "tflite";
    }

    @Override
    public String needs() {
        return "one float model with labels, run by TensorFlow Lite, which is included";
    }

    @Override
    public Form form() {
        return Form.folder(MODEL);
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        long numbers = numbers(network);
        if (numbers > MAX_NUMBERS) {
            throw new InvalidInputException("a TensorFlow Lite file holds at most " + MAX_NUMBERS
                    + " numbers, because it must stay below 2 GiB, but the network has " + numbers);
        }
    }

    private static long numbers(TrainedNetwork network) {
        return network.plan().parameters().stream()
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        requireHolds(network);
        TfliteModel model = new TfliteModel(bytes(network));
        TfliteNetwork.Ends ends = TfliteNetwork.add(model, new FloatNumbers(model), network);
        write(
                model.finish(network.architecture().toString(), ends.input(), ends.output()),
                network.classNames(),
                folder);
    }

    /** About as many as a float model of the network has. */
    static int bytes(TrainedNetwork network) {
        return Math.toIntExact(numbers(network) * Float.BYTES + BYTES_BESIDE);
    }

    /** Writes a model, from the buffer's position to its limit, and its labels. */
    static void write(ByteBuffer model, List<String> classNames, Path folder) {
        AtomicFile.write(folder.resolve(MODEL), out -> Channels.newChannel(out).write(model));
        byte[] labels = Usage.labels(classNames).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(LABELS), out -> out.write(labels));
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        boolean grey = network.architecture().input().channels() != 3;
        return new Usage(
                "A float model for TensorFlow Lite, which is called LiteRT now. Batch norms are folded into convolutions.",
                "`pip install tensorflow numpy pillow`, or an app with TensorFlow Lite",
                "Input `" + INPUT
                        + "` is float32 `[N, rows, columns, channels]` with pixel values from 0 to 255; N is 1 until"
                        + " the input is resized. Do not normalise them: the model does. Output `" + OUTPUT
                        + "` is float32 `[N, classes]`.",
                "python",
                String.format(EXAMPLE, grey ? "L" : "RGB", grey ? "[None, :, :, None]" : "[None]"),
                List.of(
                        new Usage.FileNote(MODEL, "operators, weights and normalisation"),
                        new Usage.FileNote(LABELS, "a class name a line, in the order of the logits")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new TfliteCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return agreement.relativeDifference() <= ALLOWED_DIFFERENCE;
    }
}
