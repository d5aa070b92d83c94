package io.nas4j.core.table;

import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which places of the codes of a table have an order, so that 1 lies between 0 and 2.
 *
 * @param places counted from 1; empty for all
 */
public record CodeOrder(Optional<Set<Integer>> places) {

    /** Every place may have an order. */
    public static final CodeOrder ALL = new CodeOrder(Optional.empty());

    /** No place has an order. */
    public static final CodeOrder NONE = new CodeOrder(Optional.of(Set.of()));

    public CodeOrder {
        places = places.map(Set::copyOf);
    }

    /**
     * Reads {@code yes}, {@code no}, or numbers with commas between.
     *
     * @throws InvalidInputException saying what is allowed
     */
    public static CodeOrder parse(String text) {
        if (text.equals("yes")) {
            return ALL;
        }
        if (text.equals("no")) {
            return NONE;
        }
        Set<Integer> places = new TreeSet<>();
        for (String each : text.split(",", -1)) {
            if (!each.strip().matches("[1-9][0-9]{0,3}")) {
                throw new InvalidInputException(
                        "--ordered must be yes, no, or places from 1 with commas between, as 1,4,5, but was '" + text
                                + "'");
            }
            places.add(Integer.valueOf(each.strip()));
        }
        return new CodeOrder(Optional.of(places));
    }

    /** Whether a place has an order. */
    boolean has(int place) {
        return places.map(some -> some.contains(place)).orElse(true);
    }

    /**
     * @throws InvalidInputException where a place is named that codes do not have
     */
    void requireWithin(int count) {
        places.ifPresent(
                some -> some.stream().filter(place -> place > count).findFirst().ifPresent(place -> {
                    throw new InvalidInputException(
                            "--ordered names place " + place + ", but the codes have " + count + " places");
                }));
    }
}
