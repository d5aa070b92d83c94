package io.nas4j.api.stage.supernet;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.supernet.training.SupernetTraining;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Optional;

/** How many updates a budget of time is: measured on this machine, on weights that are thrown away. */
final class Pace {

    private static final int WARMUP = 3;
    private static final int MEASURED = 15;

    private Pace() {}

    static long updates(
            double seconds,
            SupernetRecipe recipe,
            SupernetSpace space,
            SharedTensors tensors,
            TrainingData images,
            RandomStreams streams) {
        double began;
        double warm;
        try (TorchSupernet network = SupernetStage.fresh(tensors, streams)) {
            SupernetTraining training = new SupernetTraining(
                    network, space, recipe.withUpdates(SupernetRecipe.MAX_UPDATES), images, streams);
            began = ProcessorTime.seconds();
            run(training, WARMUP);
            warm = ProcessorTime.seconds();
            run(training, WARMUP + MEASURED);
        }
        double each = (ProcessorTime.seconds() - warm) / MEASURED;
        long updates = (long) ((seconds - (ProcessorTime.seconds() - began)) / each);
        if (updates < 1) {
            throw new InvalidInputException("a budget of " + Decimals.text(seconds)
                    + " s is too short: one update of this supernet takes "
                    + Decimals.text(Math.rint(each * 1000) / 1000)
                    + " s of processor time here, and measuring that took "
                    + Decimals.text(Math.rint((WARMUP + MEASURED) * each)) + " s");
        }
        return updates;
    }

    private static void run(SupernetTraining training, int until) {
        training.run(new Checkpoints(Optional.empty(), 0, List.of(), System::nanoTime), (done, loss) -> done < until);
    }
}
