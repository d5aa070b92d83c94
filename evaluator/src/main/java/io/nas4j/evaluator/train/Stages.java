package io.nas4j.evaluator.train;

import io.nas4j.core.study.Progression;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.TrainableNetwork;

/**
 * The network and the batches of the stage that a training is in. The next stage goes on with all that they hold: weights, what the
 * optimizer remembers, running statistics, random streams.
 */
final class Stages implements TrainingState.Holder, AutoCloseable {

    /** Makes what a stage needs. */
    interface Maker {

        /** The network for images of a stage. */
        TrainableNetwork network(Progression.Step step, Weights weights);

        /** The batches of a stage. */
        TrainingBatches batches(Progression.Step step);
    }

    private final Maker maker;
    private Progression.Step now;
    private TrainableNetwork network;
    private TrainingBatches batches;

    Stages(Maker maker, Progression.Step first, Weights initial) {
        this.maker = maker;
        this.now = first;
        this.batches = maker.batches(first);
        this.network = maker.network(first, initial);
    }

    /** Goes to a stage; nothing happens where the training is in it. */
    void enter(Progression.Step next) {
        if (next.equals(now)) {
            return;
        }
        TrainingState state = new TrainingState();
        save(state);
        Weights weights = network.weights();
        network.close(); // first: both at once may need more memory than there is
        batches = maker.batches(next);
        network = maker.network(next, weights);
        restore(state);
        now = next;
    }

    Progression.Step now() {
        return now;
    }

    TrainableNetwork network() {
        return network;
    }

    TrainingBatches batches() {
        return batches;
    }

    @Override
    public void save(TrainingState into) {
        batches.save(into);
        network.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        batches.restore(from);
        network.restore(from);
    }

    @Override
    public void close() {
        network.close();
    }
}
