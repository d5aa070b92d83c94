package io.nas4j.evaluator.supernet.training;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.supernet.Paths;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.evaluator.supernet.SharedNetwork;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.evaluator.train.TrainingBatches;
import io.nas4j.space.Decimals;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.search.Choices;
import java.util.List;

/** Trains shared weights, update by update. Its state goes on bit for bit in another process. */
public final class SupernetTraining implements TrainingState.Holder {

    private final SharedNetwork network;
    private final SupernetSpace space;
    private final SupernetRecipe recipe;
    private final TrainingBatches batches;
    private final Paths paths;
    private final ChoiceCounts counts;
    private final SavedRandom drawing;
    private long update;

    /** Hears of every update. */
    @FunctionalInterface
    public interface Listener {

        /**
         * An update is done.
         *
         * @param done updates so far
         * @param loss the mean loss of its paths
         * @return whether to go on
         */
        boolean updated(long done, double loss);
    }

    public SupernetTraining(
            SharedNetwork network,
            SupernetSpace space,
            SupernetRecipe recipe,
            TrainingData data,
            RandomStreams streams) {
        this.network = network;
        this.space = space;
        this.recipe = recipe;
        this.batches = new TrainingBatches(
                new PixelReader(data.train(), data.normalisation()),
                recipe.batchSize(),
                recipe.augmentation(),
                streams);
        this.paths = new Paths(space.space(), recipe.sampling());
        this.counts = new ChoiceCounts(space.space());
        this.drawing = streams.saved("paths");
    }

    /**
     * Makes the updates that are left.
     *
     * @param checkpoints that have been told to go on; the training is kept as often as they say, and at the end
     * @return whether all are done; not where the listener ended it
     * @throws WorkFailedException where the loss is no longer a number
     */
    public boolean run(Checkpoints checkpoints, Listener listener) {
        while (update < recipe.updates()) {
            double loss = step();
            if (!Double.isFinite(loss)) {
                throw new WorkFailedException("the loss of the supernet became " + Decimals.text(loss) + " in update "
                        + (update + 1) + " of " + recipe.updates());
            }
            update++;
            boolean goOn = listener.updated(update, loss);
            if (!goOn || update == recipe.updates() || checkpoints.due()) {
                checkpoints.keep();
            }
            if (!goOn) {
                return update == recipe.updates();
            }
        }
        return true;
    }

    private double step() {
        int inEpoch = (int) (update % batches.perEpoch());
        if (inEpoch == 0) {
            batches.startEpoch();
        }
        List<Choices> drawn = paths.next(drawing);
        drawn.forEach(counts::add);
        List<NetworkPlan> plans = drawn.stream().map(space::plan).toList();
        return network.trainStep(
                plans, recipe.sampling() == Sampling.SANDWICH, batches.batch(inEpoch), recipe.rate(update));
    }

    /** Updates so far. */
    public long done() {
        return update;
    }

    /** How often each choice was trained. */
    public ChoiceCounts counts() {
        return counts;
    }

    @Override
    public void save(TrainingState into) {
        into.put("supernet/update", update);
        into.put("supernet/paths", drawing.position());
        counts.save(into);
        batches.save(into);
        network.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        update = from.longs("supernet/update")[0];
        drawing.moveTo(from.longs("supernet/paths")[0]);
        counts.restore(from);
        batches.restore(from);
        network.restore(from);
    }
}
