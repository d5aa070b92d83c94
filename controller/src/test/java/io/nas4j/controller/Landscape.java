package io.nas4j.controller;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.OptionalDouble;

/** What networks of a space are worth, without training them. */
interface Landscape {

    SearchSpace space();

    /** What the rewards are made by. */
    Objective objective();

    /** The accuracy that a trial measures, a fraction, possibly with noise. */
    double accuracy(Choices choices);

    /** The reward of a measured accuracy. */
    double reward(double accuracy, Choices choices);

    /** The true reward, in units that are reported. */
    double value(Choices choices);

    /** The highest true reward; empty where it is not known. */
    OptionalDouble best();

    /** What one network in a thousand reaches; empty where it is not known. */
    OptionalDouble top();
}
