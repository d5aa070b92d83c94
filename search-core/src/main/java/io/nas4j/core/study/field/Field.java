package io.nas4j.core.study.field;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of a record: its name, its type, where it is stored, how it is shown and when it is compared.
 *
 * @param name the name of the option that sets it
 * @param type the kind of its values
 * @param value what a record has; empty where it has none
 * @param stored where it stands in the record's JSON; empty where it follows from other fields
 * @param shown how people see it
 * @param compared when two values must be equal
 */
public record Field<R, S>(
        String name,
        FieldType<S> type,
        Function<R, Optional<S>> value,
        Optional<Stored<S>> stored,
        Shown<S> shown,
        Compared compared) {

    /**
     * Where a field stands in JSON.
     *
     * @param object the object within the record's JSON that has the key; empty for the record's own
     * @param key the key
     * @param reading takes the value, in whatever form releases wrote it
     */
    public record Stored<S>(String object, String key, Reading<S> reading) {}

    /** Takes a value that may be missing. */
    @FunctionalInterface
    public interface Reading<S> {
        Optional<S> read(JsonObject json, String key);
    }

    /**
     * How people see a field.
     *
     * @param text the text of a value
     * @param none the text where there is no value; empty where nothing is shown then
     */
    public record Shown<S>(Function<S, String> text, Optional<String> none) {}

    /** A field that each record has and each release wrote. Its key is its name with low lines. */
    static <R, S> Field<R, S> of(String name, FieldType<S> type, Function<R, S> value) {
        Reading<S> reading = (json, key) -> Optional.of(type.reader().read(json, key));
        return new Field<>(
                name,
                type,
                value.andThen(Optional::of),
                Optional.of(new Stored<>("", name.replace('-', '_'), reading)),
                new Shown<>(type.text(), Optional.empty()),
                Compared.ALWAYS);
    }

    /** A field that a record may have. */
    static <R, S> Field<R, S> optional(String name, FieldType<S> type, Function<R, Optional<S>> value) {
        return new Field<>(
                name,
                type,
                value,
                Optional.of(new Stored<>("", name.replace('-', '_'), ifThere(type))),
                new Shown<>(type.text(), Optional.empty()),
                Compared.ALWAYS);
    }

    /** The same, missing in the JSON of earlier releases, where it was this. */
    Field<R, S> earlier(S fallback) {
        return readBy((json, key) -> ifThere(type).read(json, key).or(() -> Optional.of(fallback)));
    }

    /** The same, read in a way of its own. */
    Field<R, S> readBy(Reading<S> reading) {
        return with(stored.map(place -> new Stored<>(place.object(), place.key(), reading)));
    }

    /** The same under another key. */
    Field<R, S> key(String key) {
        return with(stored.map(place -> new Stored<>(place.object(), key, place.reading())));
    }

    /** The same in an object within the record's JSON. */
    Field<R, S> in(String object) {
        return with(stored.map(place -> new Stored<>(object, place.key(), place.reading())));
    }

    /** The same, which follows from other fields and is not stored. */
    Field<R, S> derived() {
        return with(Optional.<Stored<S>>empty());
    }

    /** The same, shown otherwise. */
    Field<R, S> shownAs(Function<S, String> text) {
        return new Field<>(name, type, value, stored, new Shown<>(text, shown.none()), compared);
    }

    /** The same with a text where there is no value. */
    Field<R, S> orShown(String none) {
        return new Field<>(name, type, value, stored, new Shown<>(shown.text(), Optional.of(none)), compared);
    }

    /** The same, compared otherwise. */
    Field<R, S> compared(Compared when) {
        return new Field<>(name, type, value, stored, shown, when);
    }

    /** The field of a record that is a part of another. */
    <T> Field<T, S> partOf(Function<T, R> part) {
        return new Field<>(name, type, part.andThen(value), stored, shown, compared);
    }

    private Field<R, S> with(Optional<Stored<S>> place) {
        return new Field<>(name, type, value, place, shown, compared);
    }

    private static <S> Reading<S> ifThere(FieldType<S> type) {
        return (json, key) -> json.has(key) ? Optional.of(type.reader().read(json, key)) : Optional.empty();
    }

    /** What people see of a record; empty where it has no value and nothing is shown then. */
    public Optional<String> shownOf(R record) {
        return shownOf(value.apply(record));
    }

    /** What people see of a value, or of none. */
    public Optional<String> shownOf(Optional<S> some) {
        return some.map(shown.text()).or(shown::none);
    }

    /** What people see of a value that stands in an option. */
    public String shownGiven(String given) {
        return shown.text().apply(type.parse().apply(given));
    }

    /** Writes the key with the record's value; nothing where it has none. */
    public void write(R record, JsonGenerator json) throws IOException {
        Optional<S> some = value.apply(record);
        if (stored.isPresent() && some.isPresent()) {
            type.writer().write(json, stored.get().key(), some.get());
        }
    }

    /** The key with the object that it stands in, as {@code task.epochs}; empty where the field is not stored. */
    public String path() {
        return stored.map(place -> (place.object().isEmpty() ? "" : place.object() + ".") + place.key())
                .orElse("");
    }
}
