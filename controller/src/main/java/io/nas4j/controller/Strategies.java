package io.nas4j.controller;

import io.nas4j.controller.predictor.PredictorOptions;
import io.nas4j.controller.predictor.PredictorStrategy;
import io.nas4j.controller.reinforce.ReinforceOptions;
import io.nas4j.controller.reinforce.ReinforceStrategy;
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

    /** Guided by a model of the finished trials. */
    public static final String PREDICTOR = "predictor";

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
            options.allow();
            return context -> new ReinforceStrategy(context, ReinforceOptions.DEFAULT);
        });
        all.put(PREDICTOR, options -> {
            PredictorOptions parsed = PredictorOptions.parse(options);
            return context -> new PredictorStrategy(context, parsed);
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
