package io.nas4j.export.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An exported file, loaded by ONNX Runtime: one thread, no telemetry, no warnings on standard error. */
final class OnnxSession implements AutoCloseable {

    private final Path file;
    private final OrtSession session;
    private final long[] inputShape;
    private final long[] outputShape;

    private OnnxSession(Path file, OrtSession session) throws OrtException {
        this.file = file;
        this.session = session;
        this.inputShape = shape(session.getInputInfo(), OnnxExporter.INPUT, 4);
        this.outputShape = shape(session.getOutputInfo(), OnnxExporter.OUTPUT, 2);
    }

    /**
     * Loads the file.
     *
     * @throws InvalidInputException where it is not an ONNX file, or not one of ours
     * @throws WorkFailedException where ONNX Runtime has no natives for this machine
     */
    static OnnxSession open(Path file) throws OrtException {
        if (!Files.isRegularFile(file)) {
            String found = Files.exists(file) ? "is not a regular file" : "there is no such file";
            throw new InvalidInputException(file + ": must be an ONNX file, but " + found);
        }
        OrtEnvironment environment = OnnxEnvironment.get();
        OrtSession session = load(file, environment);
        try {
            return new OnnxSession(file, session);
        } catch (InvalidInputException e) {
            session.close();
            throw e.at(file.toString());
        } catch (OrtException e) {
            session.close();
            throw e;
        }
    }

    /** Loads a model of any outputs, with the same options. */
    static OrtSession load(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            return OnnxEnvironment.get().createSession(model, options);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        return options;
    }

    private static OrtSession load(Path file, OrtEnvironment environment) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            return environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new InvalidInputException(
                    file + ": must be an ONNX file that ONNX Runtime " + environment.getVersion() + " runs, but: "
                            + reason(e),
                    e);
        }
    }

    private static long[] shape(Map<String, NodeInfo> values, String name, int axes) {
        NodeInfo info = values.get(name);
        if (values.size() == 1 && info != null && info.getInfo() instanceof TensorInfo tensor) {
            long[] shape = tensor.getShape();
            if (shape.length == axes) {
                return shape;
            }
        }
        throw new InvalidInputException("must be a network exported by nas4j, with the one input " + OnnxExporter.INPUT
                + " and the one output " + OnnxExporter.OUTPUT + ", but has " + values.keySet());
    }

    /** What the file says of itself, by key. */
    Map<String, String> metadata() throws OrtException {
        return new TreeMap<>(session.getMetadata().getCustomMetadata());
    }

    /** Logits of one image. */
    int classes() {
        return Math.toIntExact(outputShape[1]);
    }

    /** Refuses images that the network does not read, and references of another length than its logits. */
    void requireShapes(RawImages images, int referenceLength) {
        if (inputShape[1] != images.channels() || inputShape[2] != images.size() || inputShape[3] != images.size()) {
            throw new InvalidInputException(file + ": reads images of " + inputShape[2] + "x" + inputShape[3]
                    + " pixels and " + inputShape[1] + " channels, but was given " + images.size() + "x"
                    + images.size() + " pixels and " + images.channels() + " channels");
        }
        if (referenceLength != (long) images.count() * classes()) {
            throw new InvalidInputException(file + ": gives " + classes() + " logits for each of " + images.count()
                    + " images, but is to be compared with " + referenceLength + " in all");
        }
    }

    /** Puts the logits of {@code count} images into {@code logits} from {@code at} on. */
    void run(RawImages images, int first, int count, float[] logits, int at) throws OrtException {
        try (OnnxTensor input = input(images, first, count);
                OrtSession.Result result = session.run(Map.of(OnnxExporter.INPUT, input))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            output.getFloatBuffer().get(logits, at, count * classes());
        }
    }

    /** Some of the images as a network reads them. */
    static OnnxTensor input(RawImages images, int first, int count) throws OrtException {
        long[] shape = {count, images.channels(), images.size(), images.size()};
        return OnnxTensor.createTensor(OnnxEnvironment.get(), channelsFirst(images, first, count), shape);
    }

    private static FloatBuffer channelsFirst(RawImages images, int first, int count) {
        int channels = images.channels();
        int area = images.size() * images.size();
        FloatBuffer buffer = ByteBuffer.allocateDirect(count * channels * area * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int p = first; p < first + count; p++) {
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < area; i++) {
                    buffer.put(images.pixels()[(p * area + i) * channels + c]);
                }
            }
        }
        return buffer.flip();
    }

    /** What ONNX Runtime says, on one line. */
    static String reason(OrtException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
