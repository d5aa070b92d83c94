package io.nas4j.api.stage.supernet;

import io.nas4j.api.stage.StudyData;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.weights.Weights;
import io.nas4j.core.weights.WeightsMetadata;
import io.nas4j.evaluator.checkpoint.CheckpointFile;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.supernet.SupernetOrigin;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.supernet.training.SupernetHealth;
import io.nas4j.evaluator.supernet.training.SupernetTraining;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.evaluator.train.EqualBatches;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains supernets. */
public final class SupernetStage {

    private static final double KEPT_EVERY = 30;
    private static final String UPDATES = "supernet/updates";
    private static final String SPENT = "supernet/seconds";

    private SupernetStage() {}

    /**
     * Trains a supernet, or goes on where its training was kept; writes nothing but checkpoints.
     *
     * @param home folder beside the storage, where decoded images are kept
     * @param checkpoint file in which the training is kept on its way; removed by whoever keeps the result
     * @return empty where the listener ended the training
     * @throws InvalidInputException where LibTorch is missing, the data are wrong, or the budget is too short
     * @throws io.nas4j.core.WorkFailedException where the training diverges
     */
    public static Optional<TrainedSupernet> train(
            SupernetOrder order, Path home, Path checkpoint, SupernetListener listener) {
        if (!TorchEngine.available()) {
            throw new InvalidInputException(
                    "a supernet needs LibTorch, which has no natives here; Deeplearning4j has no" + " part in it");
        }
        StudyConfig study = order.study();
        SupernetSpace space = order.space();
        TrainingData images = images(study, home);
        SharedTensors tensors = space.tensors();
        SupernetMemory.require(space, study.plan().task().recipe().batchSize());
        CheckpointFile file = new CheckpointFile(checkpoint, order.identity());
        Optional<TrainingState> kept = file.read();
        SupernetRecipe asked = new SupernetRecipe(
                order.chosen(),
                1,
                study.plan().task().recipe().batchSize(),
                study.plan().task().recipe().augmentation());
        RandomStreams streams = new RandomStreams(order.seed());
        SupernetRecipe recipe = asked.withUpdates(kept.map(state -> state.longs(UPDATES)[0])
                .orElseGet(() -> order.updates().isPresent()
                        ? order.updates().getAsLong()
                        : Pace.updates(order.seconds(), asked, space, tensors, images, streams)));
        try (TorchSupernet network = fresh(tensors, streams)) {
            SupernetTraining training = new SupernetTraining(network, space, recipe, images, streams);
            Spent spent = new Spent();
            Checkpoints checkpoints = new Checkpoints(
                    Optional.of(file),
                    KEPT_EVERY,
                    List.of(new Total(recipe.updates()), spent, training),
                    System::nanoTime);
            checkpoints.goOn();
            listener.began(recipe, training.done(), tensors.numbers());
            if (!training.run(checkpoints, listener::updated)) {
                return Optional.empty();
            }
            double seconds = spent.seconds();
            List<Batch> judged = EqualBatches.toJudge(new PixelReader(images.validation(), images.normalisation()));
            SupernetHealth health = SupernetHealth.of(network, space, judged, training.counts(), streams);
            WeightsMetadata facts = new WeightsMetadata(
                    space.space().build(space.space().sample(streams.stream("a network"))),
                    images.normalisation(),
                    images.train().classNames());
            return Optional.of(new TrainedSupernet(
                    new SupernetFile(
                            tensors,
                            network.weights(),
                            facts,
                            study,
                            new SupernetOrigin(order.identity(), recipe.text(), seconds)),
                    recipe,
                    health));
        }
    }

    /**
     * A supernet's file: as it is where it was trained in the same way, else trained now and written.
     *
     * @return empty where the listener ended the training, which is kept beside the file
     */
    public static Optional<SupernetFile> trained(SupernetOrder order, Path home, Path file, SupernetListener listener) {
        if (Files.isRegularFile(file)) {
            SupernetFile there = SupernetFile.read(file);
            if (there.training().order().equals(order.identity())) {
                return Optional.of(there);
            }
        }
        Path checkpoint = checkpoint(file);
        Optional<TrainedSupernet> trained = train(order, home, checkpoint, listener);
        trained.ifPresent(each -> {
            each.file().write(file);
            CheckpointFile.remove(checkpoint);
        });
        return trained.map(TrainedSupernet::file);
    }

    /** Where the training of a supernet is kept on its way to its file. */
    public static Path checkpoint(Path file) {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    private static TrainingData images(StudyConfig study, Path home) {
        TaskData task = study.plan().task().data();
        DataSet data = StudyData.open(task, home);
        int resolution =
                study.plan().task().reduction().resolution(study.data().input().resolution());
        TrainingData.check(data, task, resolution);
        StudyData.check(study, data.fingerprint());
        return TrainingData.of(data, task, resolution, () -> {});
    }

    static TorchSupernet fresh(SharedTensors tensors, RandomStreams streams) {
        return new TorchSupernet(
                tensors,
                Weights.initial(tensors.specs().values(), streams.stream("initial weights")),
                SupernetRecipe.OPTIMISATION);
    }

    /** The number of updates that a budget came to is kept, so that a training that goes on has the same. */
    private record Total(long updates) implements TrainingState.Holder {

        @Override
        public void save(TrainingState into) {
            into.put(UPDATES, updates);
        }

        @Override
        public void restore(TrainingState from) {}
    }

    /** The processor time of all runs of a training together. */
    private static final class Spent implements TrainingState.Holder {

        private final double began = ProcessorTime.seconds();
        private double before;

        double seconds() {
            return before + ProcessorTime.seconds() - began;
        }

        @Override
        public void save(TrainingState into) {
            into.put(SPENT, new double[] {seconds()});
        }

        @Override
        public void restore(TrainingState from) {
            before = from.doubles(SPENT)[0];
        }
    }
}
