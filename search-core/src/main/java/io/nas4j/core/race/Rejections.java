package io.nas4j.core.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/** Who goes behind a round. */
final class Rejections {

    private final Rounds rounds;
    private final List<RaceState> states;
    private final AdditiveFit fit;

    /** @param states of the candidates, before anybody goes */
    Rejections(Rounds rounds, List<RaceState> states) {
        this.rounds = rounds;
        this.states = new ArrayList<>(states);
        this.fit = new AdditiveFit(rounds);
    }

    List<RaceState> states() {
        return states;
    }

    /** The number of candidates that are left. */
    int left() {
        return ranked().size();
    }

    /** Rejects all that are clearly worse than the best of those that are left. */
    void byTest(double probability) {
        List<Integer> ranked = ranked();
        if (ranked.isEmpty() || fit.degrees() < 1) {
            return;
        }
        int best = ranked.get(0);
        double critical = new TDistribution(fit.degrees()).inverseCumulativeProbability(1 - level(probability));
        for (int candidate = 0; candidate < states.size(); candidate++) {
            if (states.get(candidate).mayBeBest()) {
                double lead = fit.level(best) - fit.level(candidate);
                if (lead > critical * fit.errorOfDifference(best, candidate)) {
                    states.set(candidate, RaceState.WORSE);
                }
            }
        }
    }

    /** The level of one test of this look; {@link Race} says why. */
    private double level(double probability) {
        int look = rounds.count();
        double share = 2 / (look * (look + 1.0));
        return (1 - probability) / 2 * share / (states.size() - 1);
    }

    /**
     * Rejects the worst of those that are left, as far as the budget does not reach for all.
     *
     * @return who is measured next, in ascending order
     */
    List<Integer> byBudget(RoundPlan plan) {
        int reached = plan.next();
        List<Integer> ranked = ranked();
        if (reached > 0) {
            ranked.subList(reached, ranked.size()).forEach(each -> states.set(each, RaceState.SET_ASIDE));
        }
        return ranked.subList(0, reached).stream().sorted().toList();
    }

    /** Those that are left, the best first; of equal ones, the first. */
    private List<Integer> ranked() {
        return IntStream.range(0, states.size())
                .filter(candidate -> states.get(candidate) == RaceState.IN_RACE)
                .boxed()
                .sorted(Comparator.comparingDouble(fit::level).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
