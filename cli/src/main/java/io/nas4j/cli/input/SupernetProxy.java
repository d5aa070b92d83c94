package io.nas4j.cli.input;

import io.nas4j.api.stage.supernet.SupernetOrder;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.TypeConversionException;

/**
 * A supernet as a way to judge networks: {@code supernet}, or {@code supernet:budget=3m,sampling=fair,seed=1}.
 *
 * @param text as it was given
 * @param width of the networks as a fraction of their own; empty for what suits a supernet
 */
public record SupernetProxy(
        String text,
        double seconds,
        OptionalLong updates,
        Optional<Sampling> sampling,
        OptionalDouble width,
        long seed) {

    /** What such a proxy is called. */
    public static final String NAME = "supernet";

    private static final List<String> KEYS = List.of("budget", "updates", "sampling", "width", "seed");
    private static final String BUDGET = "5m";

    /** Whether a --proxy is a supernet. */
    public static boolean is(String text) {
        return text.equals(NAME) || text.startsWith(NAME + ":");
    }

    /**
     * Reads the text.
     *
     * @throws InvalidInputException where a key is unknown or given twice, or its value wrong
     */
    public static SupernetProxy parse(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        if (text.length() > NAME.length() + 1) {
            for (String part : text.substring(NAME.length() + 1).split(",", -1)) {
                String[] pair = part.strip().split("=", 2);
                if (pair.length < 2 || !KEYS.contains(pair[0]) || given.put(pair[0], pair[1]) != null) {
                    throw new InvalidInputException("--proxy supernet must have KEY=VALUE with commas between, each key"
                            + " once, of " + String.join(", ", KEYS) + ", but was '" + text + "'"
                            + (KEYS.contains(pair[0]) ? "" : NearName.hint(pair[0], KEYS)));
                }
            }
        }
        return new SupernetProxy(
                text,
                budget(given.getOrDefault("budget", BUDGET)),
                given.containsKey("updates")
                        ? OptionalLong.of(whole(text, given.get("updates")))
                        : OptionalLong.empty(),
                Optional.ofNullable(given.get("sampling")).map(Sampling::parse),
                given.containsKey("width")
                        ? OptionalDouble.of(decimal(text, given.get("width")))
                        : OptionalDouble.empty(),
                whole(text, given.getOrDefault("seed", "0")));
    }

    private static double budget(String time) {
        try {
            return new Duration.Converter().convert(time).seconds();
        } catch (TypeConversionException e) {
            throw new InvalidInputException("budget of --proxy supernet " + e.getMessage(), e);
        }
    }

    private static long whole(String text, String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new InvalidInputException("--proxy '" + text + "' must have whole numbers, but has '" + digits + "'");
        }
        return Long.parseLong(digits);
    }

    private static double decimal(String text, String number) {
        if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
            throw new InvalidInputException("--proxy '" + text + "' must have numbers, but has '" + number + "'");
        }
        return Double.parseDouble(number);
    }

    /** What is trained, on all images that do not judge. */
    public SupernetOrder order(StudyConfig study) {
        StudyConfig narrow = SupernetOrder.study(study);
        StudyConfig own = width.isEmpty()
                ? narrow
                : narrow.withPlan(plan ->
                        plan.withTask(plan.task().with(plan.task().reduction().withWidth(width.getAsDouble()))));
        return new SupernetOrder(own, sampling, seconds, updates, seed);
    }

    /** The text as a part of a file's name. */
    public String slug() {
        return text.replace("=", "").replace(',', '-').replace(':', '-').replace(" ", "");
    }
}
