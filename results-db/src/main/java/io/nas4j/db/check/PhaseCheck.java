package io.nas4j.db.check;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.table.ResultTable;
import io.nas4j.db.table.StudyTable;
import io.nas4j.db.table.TrialTable;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Checks the trials of one phase of a study. */
final class PhaseCheck {

    private final Handle handle;
    private final StudyTable studies;
    private final String study;
    private final StudyConfig config;
    private final Phase phase;
    private final TrialTable table;

    /** @param study the name under which it is stored */
    PhaseCheck(Handle handle, StudyTable studies, String study, StudyConfig config, Phase phase) {
        this.handle = handle;
        this.studies = studies;
        this.study = study;
        this.config = config;
        this.phase = phase;
        this.table = new TrialTable(studies);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            problems(table.trials(handle, study, phase))
                    .forEach((number, text) -> problems.add(phase.text() + " trial " + number + " " + text));
        } catch (WorkFailedException | InvalidInputException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    /** Numbers of the trials that {@link #problems} names, and of those that cannot be read. */
    Set<Integer> unfit() {
        try {
            return problems(table.trials(handle, study, phase)).keySet();
        } catch (RuntimeException e) {
            // whatever the values of one of them were read as
            return unfitOneByOne();
        }
    }

    private Set<Integer> unfitOneByOne() {
        Set<Integer> unfit = new TreeSet<>();
        List<Trial> readable = new ArrayList<>();
        for (int number : table.numbers(handle, study, phase)) {
            try {
                table.trial(handle, study, phase, number).ifPresent(readable::add);
            } catch (RuntimeException e) {
                unfit.add(number);
            }
        }
        unfit.addAll(problems(readable).keySet());
        return unfit;
    }

    private SortedMap<Integer, String> problems(List<Trial> trials) {
        Optional<PhasePlan> plan = new ResultTable(studies).plan(handle, study, phase);
        Map<Integer, List<Epoch>> epochs = table.epochs(handle, study, phase, 0);
        int most = (phase == Phase.SEARCH ? Optional.of(config.plan().task()) : plan.map(PhasePlan::task))
                .map(task -> task.recipe().epochs())
                .orElse(Integer.MAX_VALUE);
        TrialCheck check = new TrialCheck(config, phase, most);
        Map<Integer, Trial> byNumber = new HashMap<>();
        long finished =
                trials.stream().filter(trial -> trial.state().finished()).count();
        boolean done = phase == Phase.SEARCH && finished >= config.execution().trials();
        SortedMap<Integer, String> problems = new TreeMap<>();
        for (Trial trial : trials) {
            byNumber.put(trial.number(), trial);
            Optional<String> problem = trial.state() == TrialState.RUNNING && done
                    ? Optional.of("is left running, though the study is complete")
                    : check.problem(trial, epochs.getOrDefault(trial.number(), List.of()), byNumber);
            problem.ifPresent(text -> problems.put(trial.number(), text));
        }
        return problems;
    }
}
