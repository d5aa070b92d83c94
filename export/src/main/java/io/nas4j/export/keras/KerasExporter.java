package io.nas4j.export.keras;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@code .keras} file: a zip with the layers as JSON and their variables as HDF5
 * (keras-team/keras keras/src/saving/saving_lib.py). The model reads raw pixels.
 */
public final class KerasExporter implements Exporter {

    static final String WEIGHTS = "model.weights.h5";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EXAMPLE = """
            import json
            import zipfile
            import keras
            import numpy as np
            from PIL import Image

            model = keras.models.load_model("%s")
            size = model.input_shape[1]
            image = Image.open("image.png").convert("%s").resize((size, size))
            pixels = np.asarray(image, np.float32)%s  # from 0 to 255, not normalised
            logits = keras.ops.convert_to_numpy(model(pixels))[0]
            classes = json.loads(zipfile.ZipFile("%s").read("metadata.json"))["classes"]
            print(classes[logits.argmax()], *logits)
            """;

    @Override
    public String name() {
        return "keras";
    }

    @Override
    public String needs() {
        return "one .keras file for Keras 3 on any backend, read back";
    }

    @Override
    public Form form() {
        return Form.file("model.keras");
    }

    @Override
    public void write(TrainedNetwork network, Path file) {
        KerasLayers layers = KerasNetwork.of(network);
        try (TemporaryPath weights = TemporaryPath.file(file.toAbsolutePath(), ".h5")) {
            KerasWeights.write(weights.path(), layers.variables(), network.weights());
            AtomicFile.write(file, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(Deflater.NO_COMPRESSION);
                begin(zip, "metadata.json");
                zip.write(JSON.writeValueAsBytes(metadata(network)));
                begin(zip, "config.json");
                zip.write(JSON.writeValueAsBytes(model(layers)));
                begin(zip, WEIGHTS);
                Files.copy(weights.path(), zip);
                zip.finish();
            });
        } catch (IOException e) {
            throw new WorkFailedException("writing " + file + " broke off: " + AtomicFile.reason(e), e);
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    /** Keras reads the version alone. */
    private static Map<String, Object> metadata(TrainedNetwork network) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("keras_version", "3.0.0");
        metadata.put("date_saved", "1980-01-01@00:00:00");
        metadata.put("architecture", network.architecture().toString());
        metadata.put("classes", network.classNames());
        return metadata;
    }

    private static Map<String, Object> model(KerasLayers layers) {
        List<Map<String, Object>> all = layers.layers();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("name", "nas4j");
        config.put("trainable", true);
        config.put("layers", all);
        config.put("input_layers", List.of(KerasNetwork.INPUT, 0, 0));
        config.put(
                "output_layers", List.of(String.valueOf(all.get(all.size() - 1).get("name")), 0, 0));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("module", "keras.src.models.functional");
        model.put("class_name", "Functional");
        model.put("config", config);
        model.put("registered_name", "Functional");
        return model;
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        boolean grey = network.architecture().input().channels() != 3;
        return new Usage(
                "A Keras 3 model, for the backends TensorFlow, PyTorch and JAX. It can be trained further.",
                "`pip install keras numpy pillow`, and one of tensorflow, torch, jax (`KERAS_BACKEND` chooses)",
                "The model reads float32 `[N, rows, columns, channels]`, any N, with pixel values from 0 to 255. Do not"
                        + " normalise them: its second layer does.",
                "python",
                String.format(EXAMPLE, file, grey ? "L" : "RGB", grey ? "[None, :, :, None]" : "[None]", file),
                List.of(new Usage.FileNote(file, "layers, weights, normalisation and class names")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new KerasCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its check compares weights to the number, and computes nothing
    }
}
