package io.nas4j.core.json;

import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.FieldValues;
import io.nas4j.core.study.field.StudyFields;

/** The JSON of a study's configuration: its {@link StudyFields}; {@code read(write(c)).equals(c)}. */
public final class StudyConfigJson {

    private StudyConfigJson() {}

    public static String write(StudyConfig config) {
        return JsonText.object(json -> FieldsJson.write(StudyFields.ALL, config, json));
    }

    /**
     * Reads what {@link #write} wrote, and what earlier releases wrote, whose studies lack what was added since.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static StudyConfig read(String text) {
        return StudyFields.config(FieldValues.read(StudyFields.ALL, JsonText.object(text)));
    }
}
