package io.nas4j.export.tflite;

import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
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

/** Runs an exported model with TensorFlow Lite's interpreter, image by image, on one thread. */
final class TfliteCheck implements BackendCheck {

    @Override
    public String backend() {
        return "TensorFlow Lite";
    }

    @Override
    public boolean available() {
        String platform = Loader.getPlatform();
        String library = platform.startsWith("windows")
                ? "jnitensorflowlite.dll"
                : "libjnitensorflowlite" + (platform.startsWith("macosx") ? ".dylib" : ".so");
        return TfliteCheck.class.getResource("/org/bytedeco/tensorflowlite/" + platform + "/" + library) != null;
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Path file = folder.resolve(TfliteExporter.MODEL);
        try {
            return new Evidence.Ran(logits(file, reference.images(), reference.logits().length));
        } catch (LinkageError e) {
            throw new WorkFailedException(
                    "TensorFlow Lite has no native library for " + Loader.getPlatform() + ", so " + file
                            + " is not run",
                    e);
        }
    }

    /** Without delegates, which would print that they were made. */
    private static float[] logits(Path file, RawImages images, int length) {
        FlatBufferModel model = Files.isRegularFile(file) ? FlatBufferModel.BuildFromFile(file.toString()) : null;
        if (model == null || model.isNull()) {
            throw new InvalidInputException(file + ": must be a model that TensorFlow Lite loads, but is none");
        }
        try (BuiltinOpResolver operators = new BuiltinOpResolverWithoutDefaultDelegates();
                InterpreterBuilder builder = new InterpreterBuilder(model, operators);
                Interpreter interpreter = new Interpreter((Pointer) null)) {
            require(builder.apply(interpreter, 1), file, "knows not all of its operators");
            require(interpreter.AllocateTensors(), file, "allocates no memory for it");
            return logits(file, interpreter, images, length);
        } finally {
            model.close();
        }
    }

    private static float[] logits(Path file, Interpreter interpreter, RawImages images, int length) {
        int values = images.pixels().length / images.count();
        int classes = length / images.count();
        requireBytes(interpreter.input_tensor(0), values, file, "reads images of another shape");
        requireBytes(interpreter.output_tensor(0), classes, file, "gives another number of logits");
        float[] logits = new float[length];
        for (int image = 0; image < images.count(); image++) {
            interpreter.typed_input_tensor_float(0).put(images.pixels(), image * values, values);
            require(interpreter.Invoke(), file, "breaks off");
            interpreter.typed_output_tensor_float(0).get(logits, image * classes, classes);
        }
        return logits;
    }

    private static void requireBytes(TfLiteTensor tensor, int numbers, Path file, String otherwise) {
        if (tensor.bytes() != (long) numbers * Float.BYTES) {
            throw new InvalidInputException(file + ": TensorFlow Lite " + otherwise);
        }
    }

    private static void require(int status, Path file, String otherwise) {
        if (status != tensorflowlite.kTfLiteOk) {
            throw new InvalidInputException(file + ": TensorFlow Lite " + otherwise);
        }
    }
}
