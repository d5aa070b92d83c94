package io.nas4j.export.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The layers of a Functional model as Keras 3 stores them, and where the variables of each stand in the weights file: in the group
 * {@code layers/CLASS} or {@code layers/CLASS_N}, counted for each class in the order of the layers
 * (keras-team/keras keras/src/saving/saving_lib.py, {@code _save_container_state}).
 */
final class KerasLayers {

    private final List<Map<String, Object>> layers = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Variables> variables = new ArrayList<>();

    /**
     * The variables of one layer.
     *
     * @param group in the weights file
     * @param tensors names of the network's tensors, in the order of the layer's variables; none where it has a seed alone
     * @param depthwise whether the first is a depthwise kernel
     */
    record Variables(String group, List<String> tensors, boolean depthwise) {}

    /** Adds a layer that computes something of other layers' outputs, and returns its name. */
    String add(String kind, String name, Map<String, Object> settings, List<String> inputs) {
        layer(
                kind,
                name,
                settings,
                List.of(inputs.stream().map(KerasLayers::reference).toList()));
        return name;
    }

    /** Adds the input layer, and returns its name. */
    String input(String name, Map<String, Object> settings) {
        layer("InputLayer", name, settings, List.of());
        return name;
    }

    private void layer(String kind, String name, Map<String, Object> settings, Object inbound) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("name", name);
        config.putAll(settings);
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("module", "keras.layers");
        layer.put("class_name", kind);
        layer.put("config", config);
        layer.put("name", name);
        layer.put("inbound_nodes", inbound);
        layers.add(layer);
        counts.merge(kind, 1, Integer::sum);
    }

    /** Says which tensors the layer that was added last holds. */
    void holds(boolean depthwise, List<String> tensors) {
        variables.add(new Variables(group(), tensors, depthwise));
    }

    private String group() {
        String kind = String.valueOf(layers.get(layers.size() - 1).get("class_name"));
        String snake = kind.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        int before = counts.getOrDefault(kind, 1) - 1;
        return "layers/" + snake + (before == 0 ? "" : "_" + before);
    }

    /** An output of a layer, in the form that Keras had before version 3 and still reads. */
    static List<Object> reference(String layer) {
        return List.of(layer, 0, 0, Map.of());
    }

    List<Map<String, Object>> layers() {
        return layers;
    }

    List<Variables> variables() {
        return variables;
    }
}
