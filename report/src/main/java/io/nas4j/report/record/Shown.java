package io.nas4j.report.record;

import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.trial.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The search trials that a page shows one by one. Of more than a thousand these are the front of accuracy and MACs, the best five
 * hundred, and others that lie evenly among the rest.
 *
 * @param trials by number
 * @param all how many the study has
 */
public record Shown(List<Trial> trials, int all) {

    /** At most so many. */
    public static final int MOST = 1000;

    private static final int BEST = MOST / 2;

    public Shown {
        trials = List.copyOf(trials);
    }

    /** Those of a phase. */
    static Shown of(PhaseRecords phase) {
        List<Trial> all = phase.trials();
        if (all.size() <= MOST) {
            return new Shown(all, all.size());
        }
        List<Trial> ranked = phase.ranked();
        TreeMap<Integer, Trial> chosen = new TreeMap<>();
        ranked.stream().limit(BEST).forEach(trial -> chosen.put(trial.number(), trial));
        ParetoFront.of(ranked, trial -> trial.accuracy().orElse(Double.NaN), Trial::macs).things().stream()
                .sorted(Comparator.comparingInt(Trial::number))
                .limit(BEST / 2)
                .forEach(trial -> chosen.put(trial.number(), trial));
        int room = MOST - chosen.size();
        for (int i = 0; i < room; i++) {
            Trial trial = all.get((int) ((long) i * all.size() / room));
            chosen.put(trial.number(), trial);
        }
        return new Shown(List.copyOf(chosen.values()), all.size());
    }

    /** Says that some are left out; empty where none is. */
    public String note() {
        return trials.size() == all
                ? ""
                : String.format(
                        " It shows %,d of %,d trials: the best %,d, the front, and others evenly from the rest.",
                        trials.size(), all, BEST);
    }
}
