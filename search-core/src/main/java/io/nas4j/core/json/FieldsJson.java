package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.study.field.Field;
import java.io.IOException;
import java.util.List;

/** Writes a record's fields into an object, in their order; those of one object within it must follow one another. */
final class FieldsJson {

    private FieldsJson() {}

    static <R> void write(List<Field<R, ?>> fields, R record, JsonGenerator json) throws IOException {
        String open = "";
        for (Field<R, ?> field : fields) {
            String object = field.stored().map(Field.Stored::object).orElse(open);
            if (!object.equals(open)) {
                if (!open.isEmpty()) {
                    json.writeEndObject();
                }
                if (!object.isEmpty()) {
                    json.writeObjectFieldStart(object);
                }
                open = object;
            }
            field.write(record, json);
        }
        if (!open.isEmpty()) {
            json.writeEndObject();
        }
    }
}
