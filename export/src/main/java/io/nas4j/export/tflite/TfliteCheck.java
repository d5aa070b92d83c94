package io.nas4j.export.tflite;

import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

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
        RawImages images = reference.images();
        float[] logits = new float[reference.logits().length];
        int classes = logits.length / images.count();
        try (TfliteInterpreter interpreter = TfliteInterpreter.open(folder.resolve(TfliteExporter.MODEL))) {
            interpreter.requireNumbers(images.pixels().length / images.count(), classes);
            for (int image = 0; image < images.count(); image++) {
                interpreter.run(images, image);
                interpreter.output(0).get(logits, image * classes, classes);
            }
        }
        return new Evidence.Ran(logits);
    }
}
