package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.export.source.Conventions;
import io.nas4j.export.source.ForeignNetwork;
import io.nas4j.export.source.LayersInOrder;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Padding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the weights of ONNX files, whoever wrote them. Layers are taken in their order, since converters make names of their own.
 */
public final class OnnxSource implements WeightsSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public String reads() {
        return "graphs of convolutions, batch norms and dense layers, .onnx";
    }

    @Override
    public ForeignNetwork read(Path file, WantedNetwork wanted) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(ModelProto.parseFrom(in), wanted);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": must be an ONNX file, but: " + AtomicFile.reason(e), e);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    private static ForeignNetwork read(ModelProto model, WantedNetwork wanted) {
        OnnxLayers read = new OnnxLayers(model.getGraph());
        if (read.epsilons().size() > 1) {
            throw new InvalidInputException("must have one epsilon in all batch norms, but has " + read.epsilons());
        }
        double epsilon = read.epsilons().stream()
                .findFirst()
                .orElse(wanted.architecture().batchNorm().epsilon());
        WantedNetwork sized = LayersInOrder.sized(read.layers(), wanted);
        Map<String, String> texts = new HashMap<>();
        model.getMetadataPropsList().forEach(text -> texts.put(text.getKey(), text.getValue()));
        int classes = sized.architecture().classes();
        return new ForeignNetwork(
                sized.architecture(),
                LayersInOrder.of(read.layers(), sized, epsilon),
                new Conventions(
                        read.symmetric() ? Padding.SYMMETRIC : Padding.SAME,
                        epsilon,
                        normalisation(texts, wanted.architecture().input().channels())),
                texts.containsKey(OnnxExporter.ARCHITECTURE)
                        ? OnnxMetadata.of(texts, classes).classNames()
                        : List.of());
    }

    /** Files of {@link OnnxExporter} say theirs; others are taken for networks of ImageNet. */
    private static InputNormalisation normalisation(Map<String, String> texts, int channels) {
        String own = texts.get(OnnxExporter.NORMALISATION);
        if (own == null) {
            return channels == InputNormalisation.IMAGENET.channels()
                    ? InputNormalisation.IMAGENET
                    : InputNormalisation.unit(channels);
        }
        try {
            JsonNode json = JSON.readTree(own);
            return new InputNormalisation(numbers(json.path("mean")), numbers(json.path("std")));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "its '" + OnnxExporter.NORMALISATION + "' must be a JSON object, but is " + own, e);
        }
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
