package io.nas4j.export.json;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Resources;
import io.nas4j.export.target.Usage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a network as JSON: its architecture, its costs, its operators, and where the numbers of each tensor stand in the
 * safetensors file beside it. nas4j itself reads that file again.
 */
public final class JsonExporter implements Exporter {

    static final String NETWORK = "network.json";
    static final String SAFETENSORS = "model.safetensors";

    private static final String SCHEMA = "network.schema.json";

    private static final String EXAMPLE = """
            import json
            import numpy as np

            network = json.load(open("network.json"))
            for operator in network["graph"]:
                print(operator["operator"], operator["name"], "reads", *operator["inputs"])
            weights = {
                tensor["name"]: np.fromfile(
                    network["weights"]["file"], "<f4", int(np.prod(tensor["shape"])), offset=tensor["offset"]
                ).reshape(tensor["shape"])
                for tensor in network["weights"]["tensors"]
            }
            print(len(weights), "tensors for", *network["classes"])
            """;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String needs() {
        return "operators, costs and an index of the weights, read back";
    }

    @Override
    public Form form() {
        return Form.folder(SAFETENSORS);
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        Path weights = folder.resolve(SAFETENSORS);
        Safetensors.write(weights, network.weights(), network.metadata().texts());
        text(folder.resolve(NETWORK), NetworkJson.of(network, weights, dataBegin(weights)));
        text(folder.resolve(SCHEMA), Resources.text(JsonExporter.class, SCHEMA));
    }

    private static void text(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** Behind the length of the header in eight bytes, and the header. */
    private static long dataBegin(Path weights) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(weights))) {
            return Long.BYTES + Long.reverseBytes(in.readLong());
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + weights + ": " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        return new Usage(
                "A network for programs that no other form serves: a list of operators, and where the numbers of each tensor"
                        + " stand.",
                "a reader of JSON; the example needs `pip install numpy`",
                "The first operator reads images as float32 `[N, channels, rows, columns]`, normalised: divide pixels by 255,"
                        + " subtract the mean and divide by the standard deviation.",
                "python",
                EXAMPLE,
                List.of(
                        new Usage.FileNote(NETWORK, "architecture, costs, operators and the index of the tensors"),
                        new Usage.FileNote(SCHEMA, "the JSON schema of that file"),
                        new Usage.FileNote(SAFETENSORS, "weights under nas4j's names, which nas4j reads too")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new JsonCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its check compares weights to the number, and computes nothing
    }
}
