package io.nas4j.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the architecture, and every tensor by its place in the index, as another program would. */
final class JsonCheck implements BackendCheck {

    @Override
    public String backend() {
        return "a JSON reader";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Path file = folder.resolve(JsonExporter.NETWORK);
        try {
            JsonNode network = new ObjectMapper().readTree(file.toFile());
            String text = network.path("architecture").asText();
            if (!ArchitectureText.parse(text).equals(reference.network().architecture())) {
                throw new WorkFailedException(file + " has another architecture: " + text);
            }
            JsonNode weights = network.path("weights");
            Path data = folder.resolve(weights.path("file").asText());
            return NamedWeights.equal(reference.network().weights(), read(data, weights.path("tensors")));
        } catch (IOException e) {
            throw new WorkFailedException("cannot read what was written to " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    private static Weights read(Path file, JsonNode tensors) throws IOException {
        Map<String, Tensor> read = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            for (JsonNode tensor : tensors) {
                List<Integer> shape = new ArrayList<>();
                tensor.path("shape").forEach(axis -> shape.add(axis.asInt()));
                int size = shape.stream().reduce(1, Math::multiplyExact);
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
                long offset = tensor.path("offset").asLong();
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, offset + bytes.position()) < 0) {
                        throw new WorkFailedException(file + " ends before a tensor of its index");
                    }
                }
                float[] values = new float[size];
                bytes.flip().asFloatBuffer().get(values);
                read.put(tensor.path("name").asText(), new Tensor(shape, values));
            }
        }
        return new Weights(read);
    }
}
