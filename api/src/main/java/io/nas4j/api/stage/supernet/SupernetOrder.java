package io.nas4j.api.stage.supernet;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.request.ReductionRequest;
import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.supernet.WeightSharing;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A supernet to train.
 *
 * @param study the space, the data and the proxy task; its name, strategy and execution do not matter
 * @param sampling which paths an update trains; empty for what suits the space
 * @param seconds of processor time that the training may take; used where the updates are not said
 * @param updates to make; empty for as many as the seconds allow
 * @param seed of everything random
 */
public record SupernetOrder(
        StudyConfig study, Optional<Sampling> sampling, double seconds, OptionalLong updates, long seed) {

    public SupernetOrder {
        Require.between("budget of a supernet in seconds", seconds, 0.001, 1e7);
        updates.ifPresent(count -> Require.between("updates of a supernet", count, 1L, SupernetRecipe.MAX_UPDATES));
    }

    /**
     * A study as its supernet is trained: on all images that do not judge, and no wider than a supernet needs to be.
     */
    public static StudyConfig study(StudyConfig own) {
        StagedSpace space = SpaceArgument.definition(own.plan().space())
                .without(Metric.LATENCY)
                .space(own.data().input(), own.data().classes());
        Reduction reduction = own.plan().task().reduction();
        double width = Math.min(
                reduction.width(), ReductionRequest.USUAL.ofSupernet(space).width());
        return own.withPlan(plan ->
                plan.withTask(plan.task().with(reduction.withWidth(width)).withData(data -> data.withTrainImages(0))));
    }

    /** The networks that it holds, as the proxy task makes them smaller. */
    public SupernetSpace space() {
        return SupernetSpace.of(definition(), study.plan().task().reduction());
    }

    private SpaceDefinition definition() {
        if (study.plan().space().isNetwork()) {
            throw new InvalidInputException(
                    "a supernet holds the networks of a space, but study " + study.name() + " is of one network");
        }
        return SpaceArgument.definition(study.plan().space())
                .space(study.data().input(), study.data().classes())
                .definition();
    }

    /**
     * Which paths are trained. Where operators have weights of their own, each choice should be trained equally often; where
     * networks are slices of the same weights, more updates are worth more (docs/supernet.md has the figures).
     */
    public Sampling chosen() {
        return sampling.orElseGet(
                () -> WeightSharing.of(definition()).operatorsApart() ? Sampling.FAIR : Sampling.SINGLE);
    }

    /** Tells trainings apart: another one does not go on from the checkpoint of this one. */
    String identity() {
        StudyConfig bare = study.withName("supernet");
        return StudyConfigJson.write(bare) + " " + chosen() + " "
                + (updates.isPresent() ? updates.getAsLong() + " updates" : Decimals.text(seconds) + " s") + " seed "
                + seed;
    }
}
