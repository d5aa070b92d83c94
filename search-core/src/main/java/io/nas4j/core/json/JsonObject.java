package io.nas4j.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed JSON object from which each key is taken once. Every method throws {@link IllegalArgumentException} with a
 * sentence that names the key where it is missing or of another type.
 */
final class JsonObject {

    private final String place;
    private final Map<String, Object> left;

    /**
     * @param place before the keys in messages: empty, or a name and a dot
     * @param values texts, {@link JsonText.Numeral}s, truth values, lists, {@link JsonText.Fields}
     */
    JsonObject(String place, Map<String, Object> values) {
        this.place = place;
        this.left = new LinkedHashMap<>(values);
    }

    /** Whether a key that may be missing is there. */
    boolean has(String key) {
        return left.containsKey(key);
    }

    /** Whether a key is there with true or false. */
    boolean hasFlag(String key) {
        return left.get(key) instanceof Boolean;
    }

    String text(String key) {
        return take(key, String.class, "a text");
    }

    boolean flag(String key) {
        return take(key, Boolean.class, "true or false");
    }

    int integer(String key) {
        long value = whole(key);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "'" + place + key + "' must be a whole number of 32 bits, but was " + value);
        }
        return (int) value;
    }

    long whole(String key) {
        String digits = numeral(key);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + place + key + "' must be a whole number of 64 bits, but was " + digits, e);
        }
    }

    double decimal(String key) {
        return Double.parseDouble(numeral(key));
    }

    JsonObject object(String key) {
        return new JsonObject(
                place + key + ".", take(key, JsonText.Fields.class, "an object").values());
    }

    /** An array of texts. */
    List<String> array(String key) {
        List<String> texts = new ArrayList<>();
        for (Object each : take(key, List.class, "an array")) {
            if (!(each instanceof String text)) {
                throw new IllegalArgumentException("'" + place + key + "' must be an array of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** All that is left, which must be texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : List.copyOf(left.keySet())) {
            texts.put(key, text(key));
        }
        return texts;
    }

    /** Refuses keys that nothing has taken. */
    void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + place + left.keySet().iterator().next() + "' is a key that this release does not know");
        }
    }

    private String numeral(String key) {
        return take(key, JsonText.Numeral.class, "a number").digits();
    }

    private <T> T take(String key, Class<T> type, String what) {
        Object value = left.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("'" + place + key + "' is missing");
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + place + key + "' must be " + what);
        }
        return type.cast(value);
    }
}
