package io.nas4j.export.tflite;

import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** A model that TensorFlow Lite runs image by image, on one thread. */
final class TfliteInterpreter implements AutoCloseable {

    private final Path file;
    private final FlatBufferModel model;
    private final BuiltinOpResolver operators;
    private final InterpreterBuilder builder;
    private final Interpreter interpreter;

    /** Without delegates, which would print that they were made. */
    private TfliteInterpreter(Path file, FlatBufferModel model) {
        this.file = file;
        this.model = model;
        this.operators = new BuiltinOpResolverWithoutDefaultDelegates();
        this.builder = new InterpreterBuilder(model, operators);
        this.interpreter = new Interpreter((Pointer) null);
    }

    /**
     * Loads a model.
     *
     * @throws InvalidInputException where the file is none that TensorFlow Lite runs
     * @throws WorkFailedException where TensorFlow Lite has no natives for this machine
     */
    static TfliteInterpreter open(Path file) {
        try {
            FlatBufferModel model = Files.isRegularFile(file) ? FlatBufferModel.BuildFromFile(file.toString()) : null;
            if (model == null || model.isNull()) {
                throw new InvalidInputException(file + ": must be a model that TensorFlow Lite loads, but is none");
            }
            TfliteInterpreter loaded = new TfliteInterpreter(file, model);
            boolean ready = false;
            try {
                loaded.require(loaded.builder.apply(loaded.interpreter, 1), "knows not all of its operators");
                loaded.require(loaded.interpreter.AllocateTensors(), "allocates no memory for it");
                ready = true;
                return loaded;
            } finally {
                if (!ready) {
                    loaded.close();
                }
            }
        } catch (LinkageError e) {
            throw new WorkFailedException(
                    "TensorFlow Lite has no native library for " + Loader.getPlatform() + ", so " + file
                            + " is not run",
                    e);
        }
    }

    /** Refuses images and logits of another number than the model's. */
    void requireNumbers(int ofAnImage, int classes) {
        requireBytes(interpreter.input_tensor(0), ofAnImage, "reads images of another shape");
        requireBytes(interpreter.output_tensor(0), classes, "gives another number of logits");
    }

    /** Runs the model on one image. */
    void run(RawImages images, int image) {
        int values = images.pixels().length / images.count();
        interpreter.typed_input_tensor_float(0).put(images.pixels(), image * values, values);
        require(interpreter.Invoke(), "breaks off");
    }

    /** What the last run gave at an output of floats; valid until the next one. */
    FloatBuffer output(int number) {
        long numbers = interpreter.output_tensor(number).bytes() / Float.BYTES;
        return interpreter.typed_output_tensor_float(number).capacity(numbers).asBuffer();
    }

    private void requireBytes(TfLiteTensor tensor, int numbers, String otherwise) {
        if (tensor.bytes() != (long) numbers * Float.BYTES) {
            throw new InvalidInputException(file + ": TensorFlow Lite " + otherwise);
        }
    }

    private void require(int status, String otherwise) {
        if (status != tensorflowlite.kTfLiteOk) {
            throw new InvalidInputException(file + ": TensorFlow Lite " + otherwise);
        }
    }

    @Override
    public void close() {
        interpreter.close();
        builder.close();
        operators.close();
        model.close();
    }
}
