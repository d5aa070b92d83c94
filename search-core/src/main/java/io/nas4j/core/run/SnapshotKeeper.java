package io.nas4j.core.run;

import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps a strategy's state now and then, the rarer the larger it is, with all proposals up to then. What does not fit this
 * program is as if it were not there: the study is replayed from its first trial.
 */
final class SnapshotKeeper {

    private static final int LEAST_TRIALS = 100;

    /** What snapshots may add to the store for each trial, on the average. */
    private static final int BYTES_A_TRIAL = 1024;

    private static final int PROPOSALS_A_PART = 2_000;

    private final String study;
    private final String program;
    private final StudyStore store;
    private int kept;
    private int due = LEAST_TRIALS;

    /** @param program what can read a state: release and strategy */
    SnapshotKeeper(String study, String program, StudyStore store) {
        this.study = study;
        this.program = program;
        this.store = store;
    }

    /**
     * A snapshot that fits.
     *
     * @param known all proposals up to it
     */
    record Kept(StrategySnapshot snapshot, List<Choices> known) {

        int proposed() {
            return snapshot.proposed();
        }

        /** @throws IllegalArgumentException where the state is not of that strategy */
        void restore(StrategyState state) {
            byte[] bytes = new byte[snapshot.state().remaining()];
            snapshot.state().duplicate().get(bytes);
            StateInput from = new StateInput(bytes);
            state.restore(from, known);
            if (!from.ended()) {
                throw new IllegalArgumentException("the state has more in it than its strategy reads");
            }
        }
    }

    /**
     * The newest that fits; none where another number of workers was set since for trials that it had proposed.
     *
     * @param imported trials that the study began with
     */
    Optional<Kept> newest(Lags lags, int imported) {
        return store.snapshot(study)
                .filter(snapshot -> snapshot.program().equals(program)
                        && snapshot.proposed() > imported
                        && snapshot.observed() == Math.max(imported, lags.observed(snapshot.proposed() - 1)))
                .flatMap(this::whole);
    }

    private Optional<Kept> whole(StrategySnapshot snapshot) {
        List<Choices> known = new ArrayList<>(snapshot.proposed());
        try {
            for (ByteBuffer part : store.proposals(study)) {
                byte[] bytes = new byte[part.remaining()];
                part.duplicate().get(bytes);
                StateInput from = new StateInput(bytes);
                while (!from.ended()) {
                    known.add(from.choices());
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return known.size() == snapshot.proposed() ? Optional.of(new Kept(snapshot, known)) : Optional.empty();
    }

    /** The run goes on from there. */
    void resumedFrom(int proposed) {
        kept = proposed;
        due = proposed + LEAST_TRIALS;
    }

    /** Whether it is time again, before that trial is proposed. */
    boolean due(int number) {
        return number >= due;
    }

    /** Keeps the state before the next trial after those proposals is proposed. */
    void keep(StrategyState state, List<Choices> proposed, int observed, int events) {
        StateOutput to = new StateOutput();
        state.save(to);
        byte[] bytes = to.bytes();
        int number = proposed.size();
        SortedMap<Integer, ByteBuffer> parts = new TreeMap<>();
        for (int first = kept; first < number; first += PROPOSALS_A_PART) {
            StateOutput part = new StateOutput();
            proposed.subList(first, Math.min(number, first + PROPOSALS_A_PART)).forEach(part::choices);
            parts.put(first, ByteBuffer.wrap(part.bytes()));
        }
        store.saveSnapshot(
                study, new StrategySnapshot(number, observed, events, program, ByteBuffer.wrap(bytes)), parts);
        kept = number;
        due = number + Math.max(LEAST_TRIALS, bytes.length / BYTES_A_TRIAL);
    }
}
