package io.nas4j.report.tensorboard;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.time.Instant;
import java.util.OptionalDouble;

/** A trial as a run of TensorBoard: scalars by epoch, what came of it, and for the HParams plugin what it chose. */
public final class TensorBoardRuns {

    private TensorBoardRuns() {}

    /**
     * The bytes of a trial's event file. Equal trials give equal bytes.
     *
     * @param trial with its epochs
     */
    public static byte[] events(Trial trial) {
        double began = seconds(trial.run().started().orElse(Instant.EPOCH));
        EventFile file = new EventFile(began);
        file.plugin(began, "_hparams_/session_start_info", HyperParameters.PLUGIN, HyperParameters.start(trial, began));
        double time = began;
        for (Epoch epoch : trial.epochs()) {
            time += epoch.seconds();
            file.scalar(time, epoch.number(), "epoch/training_loss", epoch.loss());
            file.scalar(time, epoch.number(), "epoch/validation_accuracy", epoch.accuracy());
            if (epoch.validationLoss().isPresent()) {
                file.scalar(
                        time,
                        epoch.number(),
                        "epoch/validation_loss",
                        epoch.validationLoss().getAsDouble());
            }
            file.scalar(time, epoch.number(), "epoch/learning_rate", epoch.learningRate());
            file.scalar(time, epoch.number(), "epoch/images_per_second", epoch.imagesPerSecond());
        }
        double ended = trial.run().finished().map(TensorBoardRuns::seconds).orElse(time);
        result(file, ended, "reward", trial.reward());
        result(file, ended, "accuracy", trial.accuracy());
        result(file, ended, "test_accuracy", trial.testAccuracy());
        result(file, ended, "macs", OptionalDouble.of(trial.macs()));
        result(file, ended, "params", OptionalDouble.of(trial.params()));
        result(file, ended, "seconds", trial.seconds());
        file.plugin(
                ended,
                "_hparams_/session_end_info",
                HyperParameters.PLUGIN,
                HyperParameters.end(trial, trial.run().finished()));
        return file.toBytes();
    }

    private static void result(EventFile file, double time, String name, OptionalDouble value) {
        if (value.isPresent()) {
            file.scalar(time, 0, "trial/" + name, value.getAsDouble());
        }
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }
}
