package io.nas4j.core.json.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed JSON object from which each key is taken once. Every method throws {@link IllegalArgumentException} with a
 * sentence that names the key where it is missing or of another type.
 */
public final class JsonObject {

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

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
    public boolean has(String key) {
        return left.containsKey(key);
    }

    /** Whether a key is there with true or false. */
    public boolean hasFlag(String key) {
        return left.get(key) instanceof Boolean;
    }

    /** A text. */
    public String text(String key) {
        return take(key, String.class, "a text");
    }

    /** A text that may be missing. */
    public Optional<String> textOrNone(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** A truth value. */
    public boolean flag(String key) {
        return take(key, Boolean.class, "true or false");
    }

    /** A whole number of 32 bits. */
    public int integer(String key) {
        return integer(key, numeral(key));
    }

    private int integer(String key, String digits) {
        long value = whole(key, digits);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "'" + place + key + "' must be a whole number of 32 bits, but was " + value);
        }
        return (int) value;
    }

    /** A whole number of 64 bits. */
    public long whole(String key) {
        return whole(key, numeral(key));
    }

    /** A whole number of 64 bits: a text, or a number as earlier releases wrote it. */
    public long seed(String key) {
        return left.get(key) instanceof String ? whole(key, text(key)) : whole(key);
    }

    private long whole(String key, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + place + key + "' must be a whole number of 64 bits, but was " + digits, e);
        }
    }

    /** A number. */
    public double decimal(String key) {
        return Double.parseDouble(numeral(key));
    }

    /** A number that may be infinite or not a number at all: those are written as texts, because JSON has no numbers for them. */
    public double anyDecimal(String key) {
        return left.get(key) instanceof String text && NOT_FINITE.contains(text)
                ? Double.parseDouble(text(key))
                : decimal(key);
    }

    /** One of a few texts. */
    public String oneOf(String key, List<String> allowed) {
        String text = text(key);
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException("'" + place + key + "' must be " + String.join(" or ", allowed));
        }
        return text;
    }

    /** An object within this one. */
    public JsonObject object(String key) {
        return new JsonObject(
                place + key + ".", take(key, JsonText.Fields.class, "an object").values());
    }

    /** An object within this one that may be missing: an empty one where it is. */
    public JsonObject objectOrNone(String key) {
        return has(key) ? object(key) : new JsonObject(place + key + ".", Map.of());
    }

    /** The keys that are left. */
    public List<String> keys() {
        return List.copyOf(left.keySet());
    }

    /** An array of texts. */
    public List<String> array(String key) {
        return array(key, String.class, "texts");
    }

    /** An array of whole numbers of 32 bits. */
    public List<Integer> integers(String key) {
        List<Integer> integers = new ArrayList<>();
        for (JsonText.Numeral each : array(key, JsonText.Numeral.class, "numbers")) {
            integers.add(integer(key, each.digits()));
        }
        return integers;
    }

    /** An array of objects. */
    public List<JsonObject> objects(String key) {
        return array(key, JsonText.Fields.class, "objects").stream()
                .map(fields -> new JsonObject(place + key + ".", fields.values()))
                .toList();
    }

    private <T> List<T> array(String key, Class<T> type, String what) {
        List<T> items = new ArrayList<>();
        for (Object each : take(key, List.class, "an array")) {
            if (!type.isInstance(each)) {
                throw new IllegalArgumentException("'" + place + key + "' must be an array of " + what);
            }
            items.add(type.cast(each));
        }
        return items;
    }

    /** All that is left, which must be texts. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : List.copyOf(left.keySet())) {
            texts.put(key, text(key));
        }
        return texts;
    }

    /** Refuses keys that nothing has taken. */
    public void end() {
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
