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
import org.jdbi.v3.core.Handle;

/** Checks the trials of one phase of a study. */
final class PhaseCheck {

    private final Handle handle;
    private final StudyTable studies;
    private final String study;
    private final StudyConfig config;
    private final Phase phase;

    /** @param study the name under which it is stored */
    PhaseCheck(Handle handle, StudyTable studies, String study, StudyConfig config, Phase phase) {
        this.handle = handle;
        this.studies = studies;
        this.study = study;
        this.config = config;
        this.phase = phase;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            Optional<PhasePlan> plan = new ResultTable(studies).plan(handle, study, phase);
            TrialTable table = new TrialTable(studies);
            List<Trial> trials = table.trials(handle, study, phase);
            Map<Integer, List<Epoch>> epochs = table.epochs(handle, study, phase);
            int most = (phase == Phase.SEARCH ? Optional.of(config.plan().task()) : plan.map(PhasePlan::task))
                    .map(task -> task.recipe().epochs())
                    .orElse(Integer.MAX_VALUE);
            check(trials, epochs, new TrialCheck(config, phase, most), problems);
        } catch (WorkFailedException | InvalidInputException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private void check(List<Trial> trials, Map<Integer, List<Epoch>> epochs, TrialCheck check, List<String> problems) {
        Map<Integer, Trial> byNumber = new HashMap<>();
        long finished =
                trials.stream().filter(trial -> trial.state().finished()).count();
        boolean done = phase == Phase.SEARCH && finished >= config.execution().trials();
        for (Trial trial : trials) {
            byNumber.put(trial.number(), trial);
            Optional<String> problem = trial.state() == TrialState.RUNNING && done
                    ? Optional.of("is left running, though the study is complete")
                    : check.problem(trial, epochs.getOrDefault(trial.number(), List.of()), byNumber);
            problem.ifPresent(text -> problems.add(phase.text() + " trial " + trial.number() + " " + text));
        }
    }
}
