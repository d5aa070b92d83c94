package io.nas4j.api.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Trials that failed, counted by cause: a stage of which nothing came is no success. */
public final class FailedTrials {

    private FailedTrials() {}

    /**
     * Refuses to call a phase done of which every trial failed.
     *
     * @param trials of the phase; where there are none, nothing has failed
     * @throws WorkFailedException with the causes counted
     */
    public static void refuseAll(String study, Phase phase, List<Trial> trials) {
        if (!trials.isEmpty() && trials.stream().allMatch(trial -> trial.state() == TrialState.FAILED)) {
            throw new WorkFailedException("all " + trials.size() + " " + phase.text() + " trials of study " + study
                    + " failed (" + counted(trials) + "); " + remedy(study, phase));
        }
    }

    /** The causes of those that failed, the most frequent first, as {@code 8 DIVERGED, 4 TIMEOUT}. */
    public static String counted(List<Trial> trials) {
        Map<FailureCause, Integer> causes = new EnumMap<>(FailureCause.class);
        trials.forEach(trial -> trial.cause().ifPresent(cause -> causes.merge(cause, 1, Integer::sum)));
        return causes.entrySet().stream()
                .sorted(Map.Entry.<FailureCause, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(cause -> cause.getValue() + " " + cause.getKey())
                .collect(Collectors.joining(", "));
    }

    /** How to see what each trial said. */
    public static String remedy(String study, Phase phase) {
        return "'nas4j trials " + study + (phase == Phase.SEARCH ? "" : " --phase " + phase.text())
                + " --columns number,cause,message' says why";
    }
}
