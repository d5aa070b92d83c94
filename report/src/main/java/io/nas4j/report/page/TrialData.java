package io.nas4j.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.report.card.decision.DecisionNames;
import io.nas4j.report.figure.Decisions;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trials as JSON that the page's script reads: values by which it sorts and filters, and what it shows of a trial. */
final class TrialData {

    private static final JsonFactory JSON = new JsonFactory();

    /** The largest whole number below which a double holds all. */
    private static final long EXACT = (1L << 53) - 1;

    /** Epochs are left out where all trials have more. */
    private static final int MOST_EPOCHS = 20_000;

    private static final double DIGITS = 1e4;

    private TrialData() {}

    /** The text of an object, in which no character ends the element around it. */
    static String json(List<Trial> trials, StudyRecords study) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            values(json, trials);
            decisions(json, trials);
            architectures(json, trials);
            json.writeObjectFieldStart("messages");
            for (Trial trial : trials) {
                if (trial.message().isPresent()) {
                    json.writeStringField(
                            String.valueOf(trial.number()), trial.message().get());
                }
            }
            json.writeEndObject();
            epochs(
                    json,
                    trials,
                    study.trials().epochs(trials.stream().map(Trial::number).toList()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void values(JsonGenerator json, List<Trial> trials) throws IOException {
        List<TrialField> fields = TrialField.compared().stream()
                .filter(field ->
                        trials.stream().anyMatch(trial -> field.compared(trial).isPresent()))
                .toList();
        json.writeArrayFieldStart("missing");
        for (TrialField field : TrialField.compared()) {
            if (!fields.contains(field)) {
                json.writeArray(new String[] {field.text(), field.kind().numeric() ? "1" : "0"}, 0, 2);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields");
        for (TrialField field : fields) {
            json.writeString(field.text());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("numbers");
        for (TrialField field : fields) {
            json.writeNumber(field.kind().numeric() ? 1 : 0);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("trials");
        for (Trial trial : trials) {
            json.writeStartArray();
            for (TrialField field : fields) {
                value(json, field.compared(trial));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Whole numbers that a double cannot hold are texts. */
    private static void value(JsonGenerator json, Optional<? extends Comparable<?>> value) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (value.get() instanceof Long whole && Math.abs(whole) <= EXACT) {
            json.writeNumber(whole);
        } else if (value.get() instanceof Double decimal && Double.isFinite(decimal)) {
            json.writeNumber(decimal);
        } else {
            json.writeString(value.get().toString());
        }
    }

    private static void decisions(JsonGenerator json, List<Trial> trials) throws IOException {
        DecisionNames names = DecisionNames.of(trials);
        json.writeArrayFieldStart("decisions");
        for (Decisions.Row row : names.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            json.writeArrayFieldStart("choices");
            for (String choice : row.choices()) {
                json.writeString(choice);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("chosen");
        for (Trial trial : trials) {
            json.writeArray(
                    names.indices(trial).stream().mapToInt(i -> i).toArray(),
                    0,
                    names.rows().size());
        }
        json.writeEndArray();
    }

    /** Networks of one space share most words of their notations: each is written once. */
    private static void architectures(JsonGenerator json, List<Trial> trials) throws IOException {
        Map<String, Integer> words = new LinkedHashMap<>();
        json.writeArrayFieldStart("architectures");
        for (Trial trial : trials) {
            String notation = ArchitectureText.format(trial.spec().architecture());
            int[] places = Arrays.stream(notation.split(" ", -1))
                    .mapToInt(word -> words.computeIfAbsent(word, unused -> words.size()))
                    .toArray();
            json.writeArray(places, 0, places.length);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("words");
        for (String word : words.keySet()) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static void epochs(JsonGenerator json, List<Trial> trials, Map<Integer, List<Epoch>> epochs)
            throws IOException {
        boolean few = trials.stream()
                        .mapToInt(trial ->
                                epochs.getOrDefault(trial.number(), List.of()).size())
                        .sum()
                <= MOST_EPOCHS;
        json.writeObjectFieldStart("epochs");
        for (Trial trial : trials) {
            List<Epoch> all = epochs.getOrDefault(trial.number(), List.of());
            if (few && !all.isEmpty()) {
                json.writeArrayFieldStart(String.valueOf(trial.number()));
                for (Epoch epoch : all) {
                    json.writeNumber(Math.round(DIGITS * epoch.accuracy()) / DIGITS);
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }
}
