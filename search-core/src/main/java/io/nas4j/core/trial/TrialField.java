package io.nas4j.core.trial;

import static io.nas4j.core.trial.FieldKind.DECIMAL;
import static io.nas4j.core.trial.FieldKind.MILLISECONDS;
import static io.nas4j.core.trial.FieldKind.ORDINAL;
import static io.nas4j.core.trial.FieldKind.TIME;
import static io.nas4j.core.trial.FieldKind.WHOLE;
import static io.nas4j.core.trial.FieldKind.WORD;
import static io.nas4j.core.trial.FieldKind.WORDS;
import static io.nas4j.core.trial.FieldSource.coefficient;
import static io.nas4j.core.trial.FieldSource.latency;
import static io.nas4j.core.trial.FieldSource.none;
import static io.nas4j.core.trial.FieldSource.result;
import static io.nas4j.core.trial.FieldSource.trial;
import static io.nas4j.core.trial.TrialField.Trait.COMPARED;
import static io.nas4j.core.trial.TrialField.Trait.DETAIL;
import static io.nas4j.core.trial.TrialField.Trait.WHERE_THERE;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of a trial's fields. Listings, {@code --columns}, {@code --where}, {@code --sort} and stores read it: a field's
 * name, what its values are, where they come from, who may ask for it, and the column that has it. The order is that of
 * listings.
 */
public enum TrialField {
    NUMBER(ORDINAL, trial(Trial::number), COMPARED),
    STATE(WORD, result(result -> result.state().name()), COMPARED),
    CAUSE(WORD, result(result -> result.cause().map(Enum::name)), COMPARED),
    DECISIONS(WORDS, trial(trial -> trial.spec().decisions())),
    ARCHITECTURE(WORD, trial(trial -> ArchitectureText.format(trial.spec().architecture()))),
    ACCURACY(DECIMAL, result(TrialResult::accuracy), COMPARED),
    TEST_ACCURACY(DECIMAL, result(TrialResult::testAccuracy), COMPARED),
    MACS(WHOLE, trial(Trial::macs), COMPARED),
    PARAMS(WHOLE, trial(Trial::params), COMPARED),
    REWARD(DECIMAL, result(TrialResult::reward), COMPARED),
    SECONDS(DECIMAL, result(TrialResult::seconds), COMPARED),
    SAME_AS(ORDINAL, trial(Trial::sameAs), COMPARED),
    SEED(FieldKind.SEED, trial(trial -> trial.run().seed()), COMPARED),
    WORKER(ORDINAL, trial(trial -> trial.run().worker()), COMPARED),
    FINGERPRINT(WORD, trial(Trial::fingerprint), COMPARED),
    MESSAGE(WORD, result(TrialResult::message)),
    LATENCY_MS(MILLISECONDS, latency(true, each -> each.timing().median()), COMPARED),
    LATENCY_IQR_MS(MILLISECONDS, latency(true, each -> each.timing().spread())),
    LATENCY_BATCH(ORDINAL, latency(false, MeasuredLatency::batch)),
    BATCH_LATENCY_MS(MILLISECONDS, latency(false, each -> each.timing().median())),
    BATCH_LATENCY_IQR_MS(MILLISECONDS, latency(false, each -> each.timing().spread())),
    /** As {@link OtherObjectives#text}. */
    OBJECTIVES(WORD, result(TrialField::objectives), WHERE_THERE),
    ALPHA(DECIMAL, coefficient(ScalingCoefficients::alpha), COMPARED, WHERE_THERE),
    BETA(DECIMAL, coefficient(ScalingCoefficients::beta), COMPARED, WHERE_THERE),
    GAMMA(DECIMAL, coefficient(ScalingCoefficients::gamma), COMPARED, WHERE_THERE),
    /** What the study's latency table says: whoever lists trials knows that table. */
    PREDICTED_LATENCY_MS(MILLISECONDS, none()),
    STARTED(TIME, trial(trial -> trial.run().started()), DETAIL),
    FINISHED(TIME, trial(trial -> trial.run().finished()), DETAIL);

    /** What else holds of a field. */
    enum Trait {
        /** {@code --where} and {@code --sort} know it. */
        COMPARED,
        /** Trials that have no value are listed without the field. */
        WHERE_THERE,
        /** It is shown with a single trial, and not in listings. */
        DETAIL
    }

    private final FieldKind kind;
    private final FieldSource source;
    private final Set<Trait> traits;
    private final String text;
    private final Optional<String> column;

    TrialField(FieldKind kind, FieldSource source, Trait... traits) {
        this.kind = kind;
        this.source = source;
        this.traits = Set.of(traits);
        this.text = name().toLowerCase(Locale.ROOT);
        String stored = kind == MILLISECONDS ? text.replaceAll("_ms$", "_ns") : text;
        this.column = source.stored() ? Optional.of(stored) : Optional.empty();
    }

    public FieldKind kind() {
        return kind;
    }

    /** The name in texts and listings. */
    public String text() {
        return text;
    }

    /** The column of a store that has it; empty where it is not stored. Times end in {@code _ns} there. */
    public Optional<String> column() {
        return column;
    }

    /** Whether the value comes with the trial's end. */
    public boolean ofResult() {
        return source.ofResult().isPresent();
    }

    private static Optional<String> objectives(TrialResult result) {
        return Optional.of(result.objectives().text()).filter(text -> !text.isEmpty());
    }

    private boolean isCompared() {
        return traits.contains(COMPARED);
    }

    private boolean isDetail() {
        return traits.contains(DETAIL);
    }

    /** Whether a listing has the field of a trial, though perhaps without a value. */
    public boolean isListed(Trial trial) {
        return !isDetail()
                && source.stored()
                && !(traits.contains(WHERE_THERE) && stored(trial).isEmpty());
    }

    /** The value as it is stored, an object as {@link #kind} says; empty where the trial has none. */
    public Optional<Object> stored(Trial trial) {
        return source.of(trial);
    }

    /** The value as it is stored, of a field that is {@link #ofResult}. */
    public Optional<Object> stored(TrialResult result) {
        return source.of(result);
    }

    /** The value as listings show it; empty where the trial has none. */
    public Optional<Object> shown(Trial trial) {
        return stored(trial).map(kind::shown);
    }

    /** The value as it is compared: a Long, a Double or a String; empty where the trial has none. */
    public Optional<? extends Comparable<?>> compared(Trial trial) {
        return stored(trial).map(kind::compared);
    }

    /** The fields that {@code --where} and {@code --sort} know. */
    public static List<TrialField> compared() {
        return Arrays.stream(values()).filter(TrialField::isCompared).toList();
    }

    /** The fields that listings can show. */
    public static List<TrialField> listed() {
        return Arrays.stream(values()).filter(field -> !field.isDetail()).toList();
    }

    /** The fields that are shown with a single trial, and not in listings. */
    public static List<TrialField> details() {
        return Arrays.stream(values()).filter(TrialField::isDetail).toList();
    }

    /** The fields that a store keeps in columns of their own. */
    public static List<TrialField> stored() {
        return Arrays.stream(values())
                .filter(field -> field.column().isPresent())
                .toList();
    }

    /** What a table of a phase's trials shows unless the user says otherwise. */
    public static List<TrialField> shown(Phase phase) {
        return switch (phase) {
            case SEARCH -> List.of(NUMBER, STATE, CAUSE, ACCURACY, MACS, PARAMS, REWARD, SECONDS, SAME_AS, FINGERPRINT);
            case CONFIRM -> List.of(NUMBER, STATE, CAUSE, ACCURACY, MACS, PARAMS, REWARD, SECONDS, SEED, FINGERPRINT);
            case SWEEP -> List.of(NUMBER, STATE, CAUSE, ACCURACY, MACS, PARAMS, SECONDS, SEED, FINGERPRINT);
            case BASELINE ->
                List.of(NUMBER, STATE, CAUSE, ACCURACY, TEST_ACCURACY, MACS, PARAMS, REWARD, SECONDS, FINGERPRINT);
            case GRID -> List.of(NUMBER, STATE, CAUSE, ALPHA, BETA, GAMMA, ACCURACY, MACS, PARAMS, SECONDS);
        };
    }

    /** The names of fields. */
    public static List<String> texts(List<TrialField> fields) {
        return fields.stream().map(TrialField::text).toList();
    }

    /** The field of that name, in whatever case, of those that {@code --where} and {@code --sort} know. */
    public static Optional<TrialField> findCompared(String text) {
        return compared().stream()
                .filter(field -> field.text.equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * A word as the field's trials have it.
     *
     * @throws InvalidInputException where none can have it
     */
    public String word(String word) {
        return switch (this) {
            case STATE -> oneOf(word, TrialState.values());
            case CAUSE -> oneOf(word, FailureCause.values());
            default -> word;
        };
    }

    private String oneOf(String word, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(Enum::name)
                .filter(name -> name.equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(text + " must be one of "
                        + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")) + ", but was '" + word
                        + "'"
                        + NearName.hint(word, Arrays.stream(all).map(Enum::name).toList())));
    }
}
