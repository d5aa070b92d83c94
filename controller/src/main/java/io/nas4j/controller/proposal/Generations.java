package io.nas4j.controller.proposal;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells of a population whenever as many trials as it has members were observed. */
public final class Generations {

    private final Consumer<StrategyEvent> events;
    private final int size;
    private int observed;

    /** @param size of the population */
    public Generations(Consumer<StrategyEvent> events, int size) {
        this.events = events;
        this.size = size;
    }

    /**
     * Who lives.
     *
     * @param values of the members, in their order
     * @param added how many trials ago each member was observed
     */
    public record Living(List<Choices> members, List<Double> values, List<Integer> ages) {}

    /** Whether a generation has passed with this trial; to be asked once for each. */
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
     * Tells best and mean value, the diversity and the share of members that are younger than a generation.
     *
     * @param more values to tell
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

    /** The share of decisions in which two different members differ, on the average over all pairs. */
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
