package io.nas4j.api.request;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.evaluator.data.image.ImageCounts;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How each network is trained, on how many images.
 *
 * @param recipe epochs, batches, optimizer, augmentation
 * @param trainImages that a network sees in an epoch; 0 for all that are not for validation; empty for 20,000, or all where
 *     there are fewer
 * @param validationImages that measure accuracy; empty for 3,000, or fewer of a small data set
 * @param dataSeed of the split and of what {@code shapes} draws
 * @param maxUnreadable fraction of the images of a folder that may be unreadable
 */
public record TaskRequest(
        Recipe recipe,
        Optional<Integer> trainImages,
        Optional<Integer> validationImages,
        long dataSeed,
        double maxUnreadable) {

    /** Epochs of a search trial unless others are asked for. */
    public static final int EPOCHS = 2;

    /** Images in a training step unless others are asked for. */
    public static final int BATCH_SIZE = 64;

    /** Training images where none are said and there are more. */
    public static final int ENOUGH_TO_TRAIN = 20_000;

    /** Validation images where none are said and there are enough. */
    public static final int ENOUGH_TO_VALIDATE = 3_000;

    private static final int TENTH = 10;
    private static final double UNREADABLE = 0.01;

    /** What {@code nas4j search} does without options. */
    public static final TaskRequest USUAL = new TaskRequest(
            Recipe.plain(EPOCHS, BATCH_SIZE, OptimizerSettings.usual(Optimizer.ADAMW)),
            Optional.empty(),
            Optional.empty(),
            0,
            UNREADABLE);

    /** The same with a changed recipe, as {@code recipe -> recipe.withEpochs(3)}. */
    public TaskRequest withRecipe(UnaryOperator<Recipe> change) {
        return new TaskRequest(change.apply(recipe), trainImages, validationImages, dataSeed, maxUnreadable);
    }

    /** The same for another number of epochs. */
    public TaskRequest withEpochs(int epochs) {
        return withRecipe(said -> said.withEpochs(epochs));
    }

    /** The same on other numbers of images. */
    public TaskRequest withImages(int train, int validation) {
        return new TaskRequest(recipe, Optional.of(train), Optional.of(validation), dataSeed, maxUnreadable);
    }

    /** The task as far as opening a data set goes, or where nothing is trained. */
    public TrainingTask task(String dataset) {
        return task(dataset, ImageCounts.together(ENOUGH_TO_VALIDATE * TENTH));
    }

    /**
     * The task on a data set, on networks as they are.
     *
     * @param images that the data set has
     */
    public TrainingTask task(String dataset, ImageCounts images) {
        int validation = validationImages.orElse(Math.max(
                1, Math.min(ENOUGH_TO_VALIDATE, images.validation().orElse(images.train() / TENTH))));
        return TrainingTask.of(
                new TaskData(
                        dataset,
                        trainImages.orElse(images.left(validation) > ENOUGH_TO_TRAIN ? ENOUGH_TO_TRAIN : 0),
                        validation,
                        dataSeed,
                        maxUnreadable),
                recipe);
    }
}
