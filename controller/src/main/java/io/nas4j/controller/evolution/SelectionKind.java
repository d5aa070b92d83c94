package io.nas4j.controller.evolution;

import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who becomes a parent. */
public enum SelectionKind {
    /** The best of a few members that are drawn. */
    TOURNAMENT,
    /** Each with a chance that is proportional to what it is better than the worst member. */
    ROULETTE;

    /** The kinds by the names that options have. */
    static Map<String, SelectionKind> words() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    /** @param tournament members that are drawn, two at least */
    Selector<DecisionGene, Double> selector(int tournament) {
        return switch (this) {
            case TOURNAMENT -> new TournamentSelector<>(tournament);
            case ROULETTE -> new WindowedRoulette();
        };
    }
}
