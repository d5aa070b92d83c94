package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.Epoch;

/** Passes each epoch of a trial on once, though a second attempt goes through the first ones again. */
final class NewEpochs implements EpochListener {

    private final EpochListener listener;
    private int heard;

    NewEpochs(EpochListener listener) {
        this.listener = listener;
    }

    @Override
    public void epoch(Epoch epoch) {
        if (epoch.number() > heard) {
            heard = epoch.number();
            listener.epoch(epoch);
        }
    }
}
