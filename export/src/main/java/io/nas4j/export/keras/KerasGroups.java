package io.nas4j.export.keras;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the variables of layers stand in a weights file: in the group {@code layers/CLASS} or {@code layers/CLASS_N}, counted for
 * each class in the order of the layers (keras-team/keras keras/src/saving/saving_lib.py, {@code _save_container_state}).
 */
final class KerasGroups {

    private final Map<String, Integer> counts = new HashMap<>();

    /** The group of the next layer of that class. */
    String next(String kind) {
        String snake = kind.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        int before = counts.merge(snake, 1, Integer::sum) - 1;
        return "layers/" + snake + (before == 0 ? "" : "_" + before);
    }
}
