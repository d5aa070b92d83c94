package io.nas4j.export.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.nas4j.core.file.FileHash;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Version;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.LayerCost;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.ParameterSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of {@code network.json}, whose form {@code network.schema.json} says. */
final class NetworkJson {

    /** Raised by every change that a reader of the form before would misread. */
    static final int FORM = 1;

    private NetworkJson() {}

    /**
     * Describes a network whose weights are written.
     *
     * @param weights the safetensors file
     * @param dataBegin offset of its first number, in bytes
     */
    static String of(TrainedNetwork network, Path weights, long dataBegin) {
        Architecture a = network.architecture();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", FORM);
        json.put(
                "provenance",
                mapOf(
                        "producer", "nas4j " + Version.text(),
                        "fingerprint", Fingerprint.of(a),
                        "weights_sha256", FileHash.sha256(weights)));
        json.put("architecture", a.toString());
        json.put("input", input(network));
        json.put("classes", network.classNames());
        json.put(
                "batch_norm",
                mapOf(
                        "epsilon",
                        a.batchNorm().epsilon(),
                        "momentum",
                        a.batchNorm().momentum()));
        json.put("cost", cost(a));
        json.put("graph", JsonGraph.of(network.plan()));
        json.put("weights", mapOf("file", weights.getFileName().toString(), "tensors", tensors(network, dataBegin)));
        try {
            return new ObjectMapper()
                            .configure(SerializationFeature.INDENT_OUTPUT, true)
                            .writeValueAsString(json)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("maps of texts and numbers are always JSON", e);
        }
    }

    private static Map<String, Object> input(TrainedNetwork network) {
        return mapOf(
                "channels", network.architecture().input().channels(),
                "resolution", network.architecture().input().resolution(),
                "mean", network.normalisation().mean(),
                "deviation", network.normalisation().deviation());
    }

    private static Map<String, Object> cost(Architecture a) {
        Cost cost = CostModel.cost(a);
        List<Object> layers = new ArrayList<>();
        for (LayerCost layer : CostModel.layers(a)) {
            layers.add(mapOf(
                    "name", layer.name(),
                    "operator", layer.operator(),
                    "in_size", layer.inSize(),
                    "in_channels", layer.inFilters(),
                    "out_size", layer.outSize(),
                    "out_channels", layer.outFilters(),
                    "params", layer.cost().params(),
                    "macs", layer.cost().macs()));
        }
        return mapOf("params", cost.params(), "macs", cost.macs(), "layers", layers);
    }

    private static List<Object> tensors(TrainedNetwork network, long dataBegin) {
        List<Object> tensors = new ArrayList<>();
        long offset = dataBegin;
        for (ParameterSpec spec : network.plan().parameters()) {
            tensors.add(mapOf(
                    "name", spec.name(),
                    "role", spec.role().name().toLowerCase(Locale.ROOT),
                    "shape", spec.shape(),
                    "offset", offset));
            offset += (long) spec.size() * Float.BYTES;
        }
        return tensors;
    }

    private static Map<String, Object> mapOf(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
