package io.nas4j.core.run;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;

/** Stores what happens inside a strategy; what a resumed study does again is stored once. */
final class StrategyLog {

    private final String study;
    private final StudyStore store;
    private final RunListener listener;
    private final int stored;
    private int number;
    private int proposed;
    private int observed;

    StrategyLog(String study, StudyStore store, RunListener listener) {
        this.study = study;
        this.store = store;
        this.listener = listener;
        this.stored = store.strategyRecordCount(study);
    }

    /** Goes on as a strategy does that has told so much before. */
    void skip(int events, int trialsProposed, int trialsObserved) {
        number = events;
        proposed = trialsProposed;
        observed = trialsObserved;
    }

    /** Events so far, those of before included. */
    int events() {
        return number;
    }

    void proposed() {
        proposed++;
    }

    void observed() {
        observed++;
    }

    void add(StrategyEvent event) {
        StrategyRecord record = new StrategyRecord(number++, proposed, observed, event);
        if (record.number() >= stored) {
            store.saveStrategyRecord(study, record);
            listener.strategy(record);
        }
    }
}
