package io.nas4j.api.stage.supernet;

import io.nas4j.evaluator.supernet.SupernetRecipe;

/** Hears how the training of a supernet goes on. */
public interface SupernetListener {

    /**
     * The training begins, or goes on.
     *
     * @param recipe with the number of updates in all
     * @param done updates that were made before
     * @param numbers of the shared weights
     */
    void began(SupernetRecipe recipe, long done, long numbers);

    /**
     * An update is done.
     *
     * @return whether to go on; where not, the training is kept and can go on later
     */
    boolean updated(long done, double loss);
}
