package io.nas4j.core.query;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What trials are asked and ordered by; its name is that of the listings. */
public enum TrialField {
    NUMBER(Kind.WHOLE, trial -> Optional.of((long) trial.number())),
    STATE(Kind.WORD, trial -> Optional.of(trial.state().name())),
    CAUSE(Kind.WORD, trial -> trial.cause().map(Enum::name)),
    ACCURACY(Kind.DECIMAL, trial -> boxed(trial.accuracy())),
    TEST_ACCURACY(Kind.DECIMAL, trial -> boxed(trial.testAccuracy())),
    MACS(Kind.WHOLE, trial -> Optional.of(trial.macs())),
    PARAMS(Kind.WHOLE, trial -> Optional.of(trial.params())),
    REWARD(Kind.DECIMAL, trial -> boxed(trial.reward())),
    SECONDS(Kind.DECIMAL, trial -> boxed(trial.seconds())),
    SAME_AS(Kind.WHOLE, trial -> boxed(trial.sameAs())),
    SEED(Kind.WHOLE, trial -> trial.run().seed().stream().boxed().findFirst()),
    WORKER(Kind.WHOLE, trial -> boxed(trial.run().worker())),
    /** Measured on one image. */
    LATENCY_MS(Kind.DECIMAL, TrialField::milliseconds),
    FINGERPRINT(Kind.WORD, trial -> Optional.of(trial.fingerprint())),
    ALPHA(Kind.DECIMAL, trial -> trial.spec().coefficients().map(ScalingCoefficients::alpha)),
    BETA(Kind.DECIMAL, trial -> trial.spec().coefficients().map(ScalingCoefficients::beta)),
    GAMMA(Kind.DECIMAL, trial -> trial.spec().coefficients().map(ScalingCoefficients::gamma));

    /** What a field's values are. */
    public enum Kind {
        /** Longs. */
        WHOLE,
        /** Doubles. */
        DECIMAL,
        /** Texts. */
        WORD
    }

    private static final double NANOS = 1e6;

    private final Kind kind;
    private final Function<Trial, Optional<? extends Comparable<?>>> value;

    TrialField(Kind kind, Function<Trial, Optional<? extends Comparable<?>>> value) {
        this.kind = kind;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    /** A Long, a Double or a String, by the {@link #kind}; empty where the trial has none. */
    public Optional<? extends Comparable<?>> of(Trial trial) {
        return value.apply(trial);
    }

    /** The name in texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names in texts. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(TrialField::text).toList();
    }

    /** The field of that name, in whatever case. */
    public static Optional<TrialField> find(String text) {
        return Arrays.stream(values())
                .filter(field -> field.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * A word as the field's trials have it.
     *
     * @throws InvalidInputException where none can have it
     */
    String word(String word) {
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
                .orElseThrow(() -> new InvalidInputException(text() + " must be one of "
                        + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")) + ", but was '" + word
                        + "'"));
    }

    private static Optional<Double> milliseconds(Trial trial) {
        return trial.latencies().stream()
                .filter(each -> each.batch() == 1)
                .map(each -> each.timing().median() / NANOS)
                .findFirst();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of((long) value.getAsInt()) : Optional.empty();
    }
}
