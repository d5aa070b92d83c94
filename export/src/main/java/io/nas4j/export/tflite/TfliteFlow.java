package io.nas4j.export.tflite;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.quantisation.Flow;
import io.nas4j.export.target.RawImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs the float model of a network in TensorFlow Lite and shows what flows. */
final class TfliteFlow implements Flow, AutoCloseable {

    private final TfliteInterpreter interpreter;
    private final List<String> tensors;
    private final RawImages images;

    private TfliteFlow(TfliteInterpreter interpreter, List<String> tensors, RawImages images) {
        this.interpreter = interpreter;
        this.tensors = tensors;
        this.images = images;
    }

    /**
     * Loads a network's float model, whose outputs are all tensors that have a range of their own.
     *
     * @param bytes that the model will about have
     * @throws WorkFailedException where TensorFlow Lite cannot run it
     */
    static TfliteFlow open(TrainedNetwork network, int bytes, RawImages images) {
        TfliteModel model = new TfliteModel(bytes);
        FloatNumbers numbers = new FloatNumbers(model);
        TfliteNetwork.Ends ends = TfliteNetwork.add(model, numbers, network);
        int[] outputs =
                numbers.flowing().values().stream().mapToInt(Integer::intValue).toArray();
        ByteBuffer whole = model.finish("calibration", ends.input(), outputs);
        return new TfliteFlow(load(whole), List.copyOf(numbers.flowing().keySet()), images);
    }

    /** Through a file, since the interpreter reads no other memory than its own. */
    private static TfliteInterpreter load(ByteBuffer model) {
        try {
            Path folder = Files.createTempDirectory("nas4j-calibration");
            Path file = folder.resolve(TfliteExporter.MODEL);
            try {
                AtomicFile.write(file, out -> Channels.newChannel(out).write(model));
                return TfliteInterpreter.open(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new WorkFailedException("cannot write the model to calibrate: " + AtomicFile.reason(e), e);
        }
    }

    /** Names of what is shown. */
    List<String> tensors() {
        return tensors;
    }

    @Override
    public void each(BiConsumer<String, FloatBuffer> action) {
        for (int image = 0; image < images.count(); image++) {
            interpreter.run(images, image);
            for (int i = 0; i < tensors.size(); i++) {
                action.accept(tensors.get(i), interpreter.output(i));
            }
        }
    }

    @Override
    public void close() {
        interpreter.close();
    }
}
