package io.nas4j.core.study.field;

import io.nas4j.core.json.text.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a record's fields, from which the record is made. */
public final class FieldValues {

    /** By the names of the fields; each is of its field's type. */
    private final Map<String, Object> values = new LinkedHashMap<>();

    private FieldValues() {}

    /** The values that a record has. */
    static <R> FieldValues of(List<? extends Field<R, ?>> fields, R record) {
        FieldValues values = new FieldValues();
        for (Field<R, ?> field : fields) {
            field.value().apply(record).ifPresent(value -> values.values.put(field.name(), value));
        }
        return values;
    }

    /**
     * Reads the values of a record from its JSON.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static FieldValues read(List<? extends Field<?, ?>> fields, JsonObject json) {
        FieldValues values = new FieldValues();
        Map<String, JsonObject> objects = new LinkedHashMap<>();
        for (Field<?, ?> field : fields) {
            if (field.stored().isPresent()) {
                Field.Stored<?> stored = field.stored().get();
                JsonObject object =
                        stored.object().isEmpty() ? json : objects.computeIfAbsent(stored.object(), json::objectOrNone);
                stored.reading().read(object, stored.key()).ifPresent(value -> values.values.put(field.name(), value));
            }
        }
        objects.values().forEach(JsonObject::end);
        json.end();
        return values;
    }

    /** The same with another value. */
    public <S> FieldValues with(Field<?, S> field, S value) {
        FieldValues changed = new FieldValues();
        changed.values.putAll(values);
        changed.values.put(field.name(), value);
        return changed;
    }

    /**
     * The value of a field that must have one.
     *
     * @throws IllegalArgumentException where it has none
     */
    public <S> S get(Field<?, S> field) {
        return find(field).orElseThrow(() -> new IllegalArgumentException("'" + field.path() + "' is missing"));
    }

    /** The value of a field; empty where it has none. */
    @SuppressWarnings("unchecked") // whatever is put under a field's name is of the field's type
    public <S> Optional<S> find(Field<?, S> field) {
        return Optional.ofNullable((S) values.get(field.name()));
    }
}
