package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.cost.CostModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads everything in a storage and says what does not fit together. */
public final class StoreCheck {

    private StoreCheck() {}

    /**
     * What is wrong with a study, a sentence each; none where nothing is.
     *
     * @param store open
     * @throws WorkFailedException where the storage is damaged
     */
    public static List<String> problems(H2StudyStore store, StudySummary summary) {
        List<String> problems = new ArrayList<>();
        String study = summary.config().name();
        boolean trains = !TableEvaluator.names(summary.config().execution().engine());
        try {
            for (Phase phase : Phase.values()) {
                Map<Integer, List<Epoch>> epochs = store.epochs(study, phase);
                for (Trial trial : store.trials(study, phase)) {
                    check(trial, trains, epochs.getOrDefault(trial.number(), List.of()), summary.state())
                            .ifPresent(
                                    problem -> problems.add(phase.text() + " trial " + trial.number() + " " + problem));
                }
                store.plan(study, phase);
            }
            store.strategyRecords(study);
            store.family(study);
            store.runs(study);
        } catch (WorkFailedException | InvalidInputException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private static Optional<String> check(Trial trial, boolean trains, List<Epoch> epochs, String state) {
        if (CostModel.cost(trial.spec().architecture()).macs() != trial.macs()) {
            return Optional.of("has " + trial.macs() + " MACs stored, but its network has "
                    + CostModel.cost(trial.spec().architecture()).macs());
        }
        if (trial.state() == TrialState.COMPLETE && trains && trial.sameAs().isEmpty() && epochs.isEmpty()) {
            return Optional.of("is complete without an epoch");
        }
        if (trial.state() == TrialState.RUNNING && state.equals("COMPLETE")) {
            return Optional.of("is left running, though the study is complete");
        }
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).number() != i + 1) {
                return Optional.of("lacks epoch " + (i + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * Reads every row of every table.
     *
     * @return rows of each table
     * @throws WorkFailedException where one cannot be read
     */
    public static Map<String, Integer> rows(H2StudyStore store) {
        return store.readAll((handle, again) -> {
            CountedRows rows = new CountedRows(RowSink.NOWHERE);
            Tables.read(handle, Optional.empty(), rows);
            return rows.counts();
        });
    }
}
