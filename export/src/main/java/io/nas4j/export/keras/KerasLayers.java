package io.nas4j.export.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layers of a Functional model as Keras 3 stores them, and where the variables of each stand in the weights file. */
final class KerasLayers {

    private final List<Map<String, Object>> layers = new ArrayList<>();
    private final KerasGroups groups = new KerasGroups();
    private String group = "";
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
        group = groups.next(kind);
    }

    /** Says which tensors the layer that was added last holds. */
    void holds(boolean depthwise, List<String> tensors) {
        variables.add(new Variables(group, tensors, depthwise));
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
