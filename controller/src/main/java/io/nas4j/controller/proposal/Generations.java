package io.nas4j.controller.proposal;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reports on a population once per generation: after as many trials as the population has members. */
public final class Generations {

    private final Consumer<StrategyEvent> events;
    private final int size;
    private int observed;

    /** @param size number of members of the population */
    public Generations(Consumer<StrategyEvent> events, int size) {
        this.events = events;
        this.size = size;
    }

    /**
     * The members that are alive.
     *
     * @param values reward of each member
     * @param ages number of trials since each member was observed
     */
    public record Living(List<Choices> members, List<Double> values, List<Integer> ages) {}

    /** Whether this trial completes a generation. Call it once for each trial. */
    public boolean passed() {
        observed++;
        return observed % size == 0;
    }

    public void save(StateOutput to) {
        to.whole(observed);
    }

    public void restore(StateInput from) {
        observed = from.count();
    }

    /**
     * Reports the best and the mean value, the diversity, and the share of members that are younger than a generation.
     *
     * @param more further values to report
     */
    public void tell(Living living, SortedMap<String, Double> more) {
        SortedMap<String, Double> told = new TreeMap<>(more);
        told.put("best", living.values().stream().mapToDouble(v -> v).max().orElse(Double.NaN));
        told.put("mean", living.values().stream().mapToDouble(v -> v).average().orElse(Double.NaN));
        told.put("diversity", diversity(living.members()));
        told.put(
                "new",
                living.ages().stream()
                        .mapToInt(age -> age < size ? 1 : 0)
                        .average()
                        .orElse(Double.NaN));
        told.values().removeIf(value -> !Double.isFinite(value));
        events.accept(new StrategyEvent(StrategyEvent.Kind.GENERATION, told, ""));
    }

    /** The share of decisions in which two members differ, averaged over all pairs of members. */
    static double diversity(List<Choices> members) {
        int count = members.size();
        if (count < 2) {
            return 0;
        }
        int decisions = members.get(0).size();
        long equal = 0;
        for (int d = 0; d < decisions; d++) {
            int[] having = new int[1001];
            for (Choices member : members) {
                equal += having[member.get(d)]++;
            }
        }
        return 1 - equal / (decisions * (count * (count - 1.0) / 2));
    }
}
