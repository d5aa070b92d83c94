package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.trial.Epoch;
import java.io.IOException;
import java.util.OptionalDouble;

/** The JSON of an epoch within other JSON; what was written is read again, numbers that are not finite too. */
public final class EpochJson {

    private EpochJson() {}

    /** Writes an epoch under a key. */
    public static void write(String key, Epoch epoch, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeNumberField("number", epoch.number());
        json.writeNumberField("loss", epoch.loss());
        json.writeNumberField("accuracy", epoch.accuracy());
        if (epoch.validationLoss().isPresent()) {
            json.writeNumberField("validation_loss", epoch.validationLoss().getAsDouble());
        }
        json.writeNumberField("learning_rate", epoch.learningRate());
        json.writeNumberField("seconds", epoch.seconds());
        json.writeNumberField("images_per_second", epoch.imagesPerSecond());
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static Epoch read(JsonObject json) {
        Epoch epoch = new Epoch(
                json.integer("number"),
                json.anyDecimal("loss"),
                json.anyDecimal("accuracy"),
                json.has("validation_loss")
                        ? OptionalDouble.of(json.anyDecimal("validation_loss"))
                        : OptionalDouble.empty(),
                json.anyDecimal("learning_rate"),
                json.anyDecimal("seconds"),
                json.anyDecimal("images_per_second"));
        json.end();
        return epoch;
    }
}
