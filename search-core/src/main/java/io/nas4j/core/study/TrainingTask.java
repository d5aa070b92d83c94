package io.nas4j.core.study;

import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.transfer.Transfer;
import java.util.function.UnaryOperator;

/**
 * How a network is trained and judged: the proxy task of a search, or the longer one of a baseline.
 *
 * @param data the images that it is trained and judged on
 * @param recipe how it is trained on them
 * @param reduction how the network is made smaller before
 * @param transfer which weights it begins with
 * @param teaching whose answers it learns beside the labels
 */
public record TrainingTask(TaskData data, Recipe recipe, Reduction reduction, Transfer transfer, Teaching teaching) {

    /** A task on networks that begin with fresh weights. */
    public TrainingTask(TaskData data, Recipe recipe, Reduction reduction) {
        this(data, recipe, reduction, Transfer.NONE, Teaching.NONE);
    }

    /** A task on networks as they are. */
    public static TrainingTask of(TaskData data, Recipe recipe) {
        return new TrainingTask(data, recipe, Reduction.NONE);
    }

    /**
     * Refuses a recipe that does not fit the size of the images that networks are trained on.
     *
     * @param own pixels a side that the networks read
     */
    public void requireFits(int own) {
        recipe.requireFits(reduction.resolution(own));
    }

    /** The same task on other images. */
    public TrainingTask withData(UnaryOperator<TaskData> change) {
        return new TrainingTask(change.apply(data), recipe, reduction, transfer, teaching);
    }

    /** The same task by a changed recipe. */
    public TrainingTask withRecipe(UnaryOperator<Recipe> change) {
        return new TrainingTask(data, change.apply(recipe), reduction, transfer, teaching);
    }

    /** The same task on networks that are made smaller otherwise. */
    public TrainingTask with(Reduction other) {
        return new TrainingTask(data, recipe, other, transfer, teaching);
    }

    /** The same task on networks that begin with other weights. */
    public TrainingTask with(Transfer other) {
        return new TrainingTask(data, recipe, reduction, other, teaching);
    }

    /** The same task with another teacher. */
    public TrainingTask with(Teaching other) {
        return new TrainingTask(data, recipe, reduction, transfer, other);
    }
}
