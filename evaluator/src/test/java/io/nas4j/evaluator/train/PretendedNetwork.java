package io.nas4j.evaluator.train;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.TrainableNetwork;

/** A network that only says what a test has it say; it is never kept, and holds nothing. */
abstract class PretendedNetwork implements TrainableNetwork {

    @Override
    public final void save(TrainingState into) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void restore(TrainingState from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
