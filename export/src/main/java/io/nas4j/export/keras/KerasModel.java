package io.nas4j.export.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a {@code .keras} file holds: the layers of a Functional model in the order in which data flows, and its variables.
 *
 * @param variables an HDF5 file
 */
record KerasModel(List<Layer> layers, byte[] variables) {

    private static final String CONFIG = "config.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A layer.
     *
     * @param kind its class
     * @param group of its variables in the weights file
     */
    record Layer(String kind, String name, JsonNode config, String group) {}

    KerasModel {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException where it cannot be read, is no {@code .keras} file, or holds another kind of model
     */
    static KerasModel read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new KerasModel(layers(JSON.readTree(bytes(zip, CONFIG))), bytes(zip, KerasExporter.WEIGHTS));
        } catch (IOException e) {
            throw new InvalidInputException("must be a .keras file, but: " + AtomicFile.reason(e), e);
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidInputException("must be a .keras file, as Keras 3 writes them, but has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static List<Layer> layers(JsonNode model) {
        if (!model.path("class_name").asText().equals("Functional")) {
            throw new InvalidInputException("must hold a Functional model, but holds a "
                    + model.path("class_name").asText("thing without a class"));
        }
        KerasGroups groups = new KerasGroups();
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : model.path("config").path("layers")) {
            String kind = layer.path("class_name").asText();
            JsonNode config = layer.path("config");
            layers.add(new Layer(kind, config.path("name").asText(), config, groups.next(kind)));
        }
        return layers;
    }
}
