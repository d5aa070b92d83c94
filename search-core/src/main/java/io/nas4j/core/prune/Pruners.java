package io.nas4j.core.prune;

import io.nas4j.core.study.SearchPlan;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pruners by the names and options that users give: {@code asha:eta=3:min=1}. */
public final class Pruners {

    /** Asynchronous successive halving. */
    public static final String ASHA = "asha";

    /** Brackets of asynchronous successive halving. */
    public static final String HYPERBAND = "hyperband";

    /** The median stopping rule. */
    public static final String MEDIAN = "median";

    private static final String ETA = "eta";
    private static final String MIN = "min";
    private static final String STARTUP = "startup";
    private static final String WARMUP = "warmup";

    /** Each pruner's options with their defaults and smallest and largest values. */
    private static final Map<String, List<Option>> OPTIONS = Map.of(
            SearchPlan.NONE,
            List.of(),
            ASHA,
            List.of(new Option(ETA, 3, 2, 100), new Option(MIN, 1, 1, 100_000)),
            HYPERBAND,
            List.of(new Option(ETA, 3, 2, 100), new Option(MIN, 1, 1, 100_000)),
            MEDIAN,
            List.of(new Option(STARTUP, 5, 1, 1_000_000), new Option(WARMUP, 1, 0, 100_000)));

    private record Option(String key, int otherwise, int least, int most) {}

    private Pruners() {}

    /**
     * The pruner of that name and options.
     *
     * @param epochs of a whole training
     * @throws InvalidInputException where there is none, or it could never end a trial of so many epochs
     */
    public static Pruner create(String text, int epochs) {
        String name = name(text);
        Map<String, Integer> values = values(name, text);
        return switch (name) {
            case ASHA -> new AshaPruner(rung(text, values, epochs), value(values, ETA), epochs);
            case HYPERBAND -> new HyperbandPruner(rung(text, values, epochs), value(values, ETA), epochs);
            case MEDIAN -> {
                check(
                        text,
                        "the first epoch that it may end one after is " + (value(values, WARMUP) + 1L),
                        value(values, WARMUP) + 1L,
                        epochs);
                yield new MedianPruner(value(values, STARTUP), value(values, WARMUP), epochs);
            }
            default -> new NoPruner();
        };
    }

    /**
     * The one text for all that mean the same: every option in it, in alphabetical order.
     *
     * @throws InvalidInputException where {@link #create} would throw it
     */
    public static String canonical(String text, int epochs) {
        create(text, epochs);
        String name = name(text);
        return name
                + values(name, text).entrySet().stream()
                        .map(entry -> ":" + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
    }

    private static String name(String text) {
        String name = text.strip().split(":", 2)[0];
        if (!OPTIONS.containsKey(name)) {
            throw new InvalidInputException("pruner must be one of none, asha, hyperband, median, but was '" + name
                    + "'" + NearName.hint(name, OPTIONS.keySet()));
        }
        return name;
    }

    private static SortedMap<String, Integer> values(String name, String text) {
        List<Option> options = OPTIONS.getOrDefault(name, List.of());
        SortedMap<String, Integer> values = new TreeMap<>();
        options.forEach(option -> values.put(option.key(), option.otherwise()));
        List<String> parts = List.of(text.strip().split(":", -1));
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            Option option = options.stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, key, options));
            values.put(key, number(name, option, equals < 0 ? "" : part.substring(equals + 1)));
        }
        return values;
    }

    private static InvalidInputException unknown(String name, String key, List<Option> options) {
        return new InvalidInputException("pruner " + name + " has no option '" + key + "'; "
                + (options.isEmpty()
                        ? "it has none"
                        : "its options are " + options.stream().map(Option::key).collect(Collectors.joining(", ")))
                + NearName.hint(key, options.stream().map(Option::key).toList()));
    }

    private static int number(String name, Option option, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= option.least() && value <= option.most()) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                "option " + option.key() + " of pruner " + name + " must be a whole number from " + option.least()
                        + " to " + option.most() + ", but was '" + text + "'");
    }

    private static int value(Map<String, Integer> values, String key) {
        return values.getOrDefault(key, 0);
    }

    private static int rung(String text, Map<String, Integer> values, int epochs) {
        int first = value(values, MIN);
        check(text, "its first rung is after epoch " + first, first, epochs);
        return first;
    }

    private static void check(String text, String first, long epoch, int epochs) {
        if (epoch >= epochs) {
            throw new InvalidInputException("pruner '" + text + "' could never end a trial of " + epochs
                    + (epochs == 1 ? " epoch: " : " epochs: ") + first + ", which must be before the last");
        }
    }
}
