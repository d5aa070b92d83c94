package io.nas4j.controller;

import io.nas4j.controller.policy.PpoOptions;
import io.nas4j.controller.policy.PpoStrategy;
import io.nas4j.controller.policy.ReinforceOptions;
import io.nas4j.controller.policy.ReinforceStrategy;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.space.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The strategies, by name. None loads a native library before its first update. */
public final class Strategies {

    /** An LSTM policy trained with REINFORCE. */
    public static final String REINFORCE = "reinforce";

    /** An LSTM policy trained with proximal policy optimization. */
    public static final String PPO = "ppo";

    /** Uniform, without replacement. */
    public static final String RANDOM = "random";

    /** All sequences in order. */
    public static final String GRID = "grid";

    /** Reads the options of a strategy, and refuses bad ones, before anything is made. */
    private static final Map<String, Function<StrategyOptions, StrategyFactory>> ALL = all();

    private Strategies() {}

    private static Map<String, Function<StrategyOptions, StrategyFactory>> all() {
        Map<String, Function<StrategyOptions, StrategyFactory>> all = new LinkedHashMap<>();
        all.put(REINFORCE, options -> {
            ReinforceOptions parsed = ReinforceOptions.parse(options);
            return context -> new ReinforceStrategy(context, parsed);
        });
        all.put(PPO, options -> {
            PpoOptions parsed = PpoOptions.parse(options);
            return context -> new PpoStrategy(context, parsed);
        });
        all.put(RANDOM, options -> {
            options.allow();
            return RandomStrategy::new;
        });
        all.put(GRID, options -> {
            options.allow();
            return GridStrategy::new;
        });
        return all;
    }

    /** All names. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * What makes a strategy.
     *
     * @param text its name, and options behind it as {@link StrategyOptions#parse} reads them
     * @throws InvalidInputException where no strategy has that name, naming those that there are, or an option is wrong
     */
    public static StrategyFactory factory(String text) {
        StrategyOptions options = StrategyOptions.parse(text);
        Function<StrategyOptions, StrategyFactory> strategy = ALL.get(options.strategy());
        if (strategy == null) {
            throw new InvalidInputException(
                    "unknown strategy '" + options.strategy() + "'; strategies are " + String.join(", ", names()));
        }
        return strategy.apply(options);
    }

    /** A strategy as it is at the beginning of a study, as {@link #factory} makes it. */
    public static SearchStrategy create(String text, StrategyContext context) {
        return factory(text).create(context);
    }
}
