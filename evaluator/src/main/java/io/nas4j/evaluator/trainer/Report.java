package io.nas4j.evaluator.trainer;

import io.nas4j.core.json.text.ForeignObject;
import io.nas4j.core.study.Judged;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.Decimals;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a line of a program says.
 *
 * <p>An epoch is {@code {"epoch":1,"accuracy":0.61,"loss":1.2}}: numbers from 1 in a row, the metric, and where they are known
 * {@code loss}, {@code validation_loss}, {@code learning_rate} and {@code images_per_second}. Other numbers on it are other
 * objectives. {@code {"done":true}} ends a training, and may have other objectives too. {@code {"failed":"out_of_memory",
 * "message":"..."}} says that it failed, and why.
 */
sealed interface Report {

    /** Not finite, or not a fraction: no epoch comes of it. */
    record Wrong(FailureCause cause, String message) implements Report {}

    /** An epoch. */
    record Trained(Epoch epoch, OtherObjectives objectives) implements Report {}

    /** The training is over. */
    record Done(OtherObjectives objectives) implements Report {}

    /** Keys that are no objectives. */
    Set<String> KEYS = Set.of("epoch", "loss", "validation_loss", "learning_rate", "images_per_second");

    /**
     * Reads a line; empty where it is no report.
     *
     * @param number of the epoch that is due
     * @param seconds since the epoch before
     */
    static Optional<Report> parse(String line, Judged judged, Signal signal, int number, double seconds) {
        Optional<ForeignObject> found = ForeignObject.parse(line);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ForeignObject object = found.get();
        if (object.texts().containsKey("failed")) {
            return Optional.of(failed(object));
        }
        try {
            if (object.flags().getOrDefault("done", false)) {
                return Optional.of(new Done(objectives(object, judged)));
            }
            return object.numbers().containsKey("epoch")
                    ? Optional.of(epoch(object, judged, signal, number, seconds))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Wrong(FailureCause.ERROR, "in epoch " + number + " " + e.getMessage()));
        }
    }

    private static Report failed(ForeignObject object) {
        String cause = String.valueOf(object.texts().get("failed"));
        FailureCause known = Arrays.stream(FailureCause.values())
                .filter(each -> each != FailureCause.CRASHED && each.name().equals(cause.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(FailureCause.ERROR);
        return new Wrong(known, object.texts().getOrDefault("message", "the program says that it failed: " + cause));
    }

    private static Report epoch(ForeignObject object, Judged judged, Signal signal, int number, double seconds) {
        Map<String, Double> numbers = object.numbers();
        double given = numbers.getOrDefault("epoch", 0.0);
        if (given != number) {
            throw new IllegalArgumentException(
                    "the program told epoch " + Decimals.text(given) + ", but epochs come in a row from 1");
        }
        Double value = numbers.get(judged.metric());
        if (value == null) {
            throw new IllegalArgumentException(
                    "the line has no '" + judged.metric() + "' (--metric), but " + String.join(", ", numbers.keySet()));
        }
        double loss = numbers.getOrDefault("loss", Double.NaN);
        if (!Double.isFinite(value) || (numbers.containsKey("loss") && !Double.isFinite(loss))) {
            return new Wrong(
                    FailureCause.DIVERGED,
                    (Double.isFinite(value)
                                    ? "the loss became " + Decimals.text(loss)
                                    : judged.metric() + " became " + Decimals.text(value))
                            + " in epoch " + number);
        }
        OptionalDouble validation = numbers.containsKey("validation_loss")
                ? OptionalDouble.of(numbers.getOrDefault("validation_loss", 0.0))
                : OptionalDouble.empty();
        if (validation.isPresent() && !Double.isFinite(validation.getAsDouble())) {
            return new Wrong(
                    FailureCause.DIVERGED,
                    "the validation loss became " + Decimals.text(validation.getAsDouble()) + " in epoch " + number);
        }
        if (signal == Signal.LOSS && validation.isEmpty()) {
            throw new IllegalArgumentException("the line has no 'validation_loss', which --signal loss tells");
        }
        double accuracy = judged.accuracy(value);
        return new Trained(
                new Epoch(
                        number,
                        loss,
                        accuracy,
                        validation,
                        notNegative(numbers, "learning_rate"),
                        seconds,
                        notNegative(numbers, "images_per_second")),
                objectives(object, judged));
    }

    private static double notNegative(Map<String, Double> numbers, String key) {
        double value = numbers.getOrDefault(key, 0.0);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + " must be at least 0, but was " + Decimals.text(value));
        }
        return value;
    }

    /** All numbers that mean nothing else. */
    private static OtherObjectives objectives(ForeignObject object, Judged judged) {
        TreeMap<String, Double> values = new TreeMap<>();
        object.numbers().forEach((name, value) -> {
            boolean own = KEYS.contains(name) || (name.equals(judged.metric()) && !judged.minimize());
            if (!own && OtherObjectives.isName(name) && Double.isFinite(value)) {
                values.put(name, value);
            }
        });
        return new OtherObjectives(values);
    }
}
