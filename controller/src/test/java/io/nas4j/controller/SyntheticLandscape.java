package io.nas4j.controller;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.OptionalDouble;

/** A {@link SyntheticReward}, in standard deviations above the mean of uniform sampling. */
final class SyntheticLandscape implements Landscape {

    private final SearchSpace space;
    private final SyntheticReward reward;

    SyntheticLandscape(String name, double noise, long seed) {
        this.space = SearchSpaces.get(name, new Input(32, 3), 10);
        this.reward = new SyntheticReward(space, seed, noise);
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Objective objective() {
        return new Objective(Objective.Form.SOFT, 1e6, 0);
    }

    @Override
    public double accuracy(Choices choices) {
        return reward.measure(choices);
    }

    @Override
    public double reward(double accuracy, Choices choices) {
        return accuracy;
    }

    @Override
    public double value(Choices choices) {
        return (reward.value(choices) - 0.5) / 0.1;
    }

    @Override
    public OptionalDouble best() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble top() {
        return OptionalDouble.empty();
    }
}
