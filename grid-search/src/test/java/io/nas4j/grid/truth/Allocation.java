package io.nas4j.grid.truth;

import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.grid.GridReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who has the trainings of a budget, from the third round on; all have two. */
enum Allocation {
    /** The race of the program: those with the best mean scores that are not shown to be worse. */
    RACE,
    /** Those that the fitted surface thinks likeliest to be the best, in rounds as large as those of a race. */
    POSTERIOR,
    /** All alike. */
    EQUAL;

    private static final int LEAST = 2;

    static Allocation parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** How many candidates each round trains where no test rejects any. */
    List<Integer> sizes(int candidates, int trainings) {
        if (this == EQUAL) {
            List<Integer> sizes = new ArrayList<>();
            for (int left = trainings; left > 0; left -= candidates) {
                sizes.add(Math.min(left, candidates));
            }
            return sizes;
        }
        int[] counts = new int[trainings + 1];
        Race race = Race.of(candidates, 0.95, RaceBudget.measurements(trainings).withLeast(LEAST))
                .finished((candidate, round) -> {
                    counts[round]++;
                    return java.util.OptionalDouble.of(0);
                });
        return IntStream.range(1, race.round()).mapToObj(round -> counts[round]).toList();
    }

    /** Those that the next round trains, of those that did not fail. */
    List<Integer> next(int size, List<Integer> able, int round, java.util.function.Supplier<GridReading> reading) {
        if (round <= LEAST || size >= able.size()) {
            return able;
        }
        if (this == EQUAL) {
            return able.subList(0, size);
        }
        return reading.get().candidates().stream()
                .filter(candidate -> able.contains(candidate.number()))
                .sorted(Comparator.comparingDouble(
                        candidate -> -candidate.best().orElse(0)))
                .limit(size)
                .map(candidate -> candidate.number())
                .sorted()
                .toList();
    }
}
