package io.nas4j.core.query;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.Require;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which trials of a phase, and in which order.
 *
 * @param last of those for which the condition holds only so many with the highest numbers
 */
public record TrialQuery(Phase phase, Condition where, TrialOrder order, OptionalInt last) {

    public TrialQuery {
        last.ifPresent(count -> Require.between("last", count, 1, Integer.MAX_VALUE));
    }

    /** All trials of a phase for which a condition holds, by number. */
    public static TrialQuery where(Phase phase, Condition condition) {
        return new TrialQuery(phase, condition, TrialOrder.NUMBERS, OptionalInt.empty());
    }

    /**
     * What it asks for.
     *
     * @param trials of the phase, by number
     */
    public List<Trial> of(List<Trial> trials) {
        List<Trial> asked = trials.stream().filter(where::holds).toList();
        int from = Math.max(0, asked.size() - last.orElse(asked.size()));
        return asked.subList(from, asked.size()).stream()
                .sorted(order.comparator())
                .toList();
    }
}
