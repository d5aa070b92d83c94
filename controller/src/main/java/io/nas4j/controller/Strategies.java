package io.nas4j.controller;

import io.nas4j.controller.reinforce.ReinforceOptions;
import io.nas4j.controller.reinforce.ReinforceStrategy;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.SearchSpace;
import java.util.List;

/** The strategies, by name. */
public final class Strategies {

    /** An LSTM policy trained with REINFORCE. */
    public static final String REINFORCE = "reinforce";

    /** Uniform, without replacement. */
    public static final String RANDOM = "random";

    private Strategies() {}

    /** All names. */
    public static List<String> names() {
        return List.of(REINFORCE, RANDOM);
    }

    /**
     * A strategy as it is at the beginning of a study. It loads no native library; {@code reinforce} does at its first
     * update.
     *
     * @throws InvalidInputException where no strategy has that name, naming those that there are
     */
    public static SearchStrategy create(String name, SearchSpace space, RandomStreams random) {
        return switch (name) {
            case REINFORCE -> new ReinforceStrategy(space, random, ReinforceOptions.DEFAULT);
            case RANDOM -> new RandomStrategy(space, random);
            default ->
                throw new InvalidInputException(
                        "unknown strategy '" + name + "'; strategies are " + String.join(", ", names()));
        };
    }
}
