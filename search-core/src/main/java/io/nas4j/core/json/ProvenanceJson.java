package io.nas4j.core.json;

import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.Provenance;
import java.util.Optional;

/** The JSON of where a study was made; {@code read(write(p)).equals(p)}. */
public final class ProvenanceJson {

    private ProvenanceJson() {}

    public static String write(Provenance provenance) {
        return JsonText.object(json -> {
            json.writeStringField("nas4j_version", provenance.nas4jVersion());
            if (provenance.commit().isPresent()) {
                json.writeStringField("commit", provenance.commit().get());
            }
            json.writeStringField("engine_version", provenance.engineVersion());
            json.writeStringField("java", provenance.java());
            json.writeStringField("os", provenance.os());
            json.writeStringField("cpu", provenance.cpu());
            if (provenance.space().isPresent()) {
                json.writeStringField("space", provenance.space().get());
            }
            json.writeStringField("created", provenance.created());
        });
    }

    /**
     * Reads what {@link #write} wrote, and what earlier releases wrote, which knew neither commit nor space.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static Provenance read(String text) {
        JsonObject json = JsonText.object(text);
        Provenance provenance = new Provenance(
                json.text("nas4j_version"),
                json.has("commit") ? Optional.of(json.text("commit")) : Optional.empty(),
                json.text("engine_version"),
                json.text("java"),
                json.text("os"),
                json.text("cpu"),
                json.has("space") ? Optional.of(json.text("space")) : Optional.empty(),
                json.text("created"));
        json.end();
        return provenance;
    }
}
