package io.nas4j.controller;

import io.nas4j.controller.evolution.EvolutionOptions;
import io.nas4j.controller.evolution.EvolutionStrategy;
import io.nas4j.controller.evolution.Nsga2Options;
import io.nas4j.controller.evolution.Nsga2Strategy;
import io.nas4j.controller.evolution.RegularizedEvolutionOptions;
import io.nas4j.controller.evolution.RegularizedEvolutionStrategy;
import io.nas4j.controller.local.LocalSearchOptions;
import io.nas4j.controller.local.LocalSearchStrategy;
import io.nas4j.controller.plain.GridStrategy;
import io.nas4j.controller.plain.RandomStrategy;
import io.nas4j.controller.plain.RepeatingStrategy;
import io.nas4j.controller.policy.PpoOptions;
import io.nas4j.controller.policy.PpoStrategy;
import io.nas4j.controller.policy.ReinforceOptions;
import io.nas4j.controller.policy.ReinforceStrategy;
import io.nas4j.controller.predictor.PredictorOptions;
import io.nas4j.controller.predictor.PredictorStrategy;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.plugin.StrategyProvider;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plugin.PlugIns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The strategies, by name, those of plug-ins included. None of this module loads a native library. */
public final class Strategies {

    /** An LSTM policy trained with REINFORCE. */
    public static final String REINFORCE = "reinforce";

    /** An LSTM policy trained with proximal policy optimization. */
    public static final String PPO = "ppo";

    /** Guided by a model of the finished trials. */
    public static final String PREDICTOR = "predictor";

    /** Uniform, without replacement. */
    public static final String RANDOM = "random";

    /** A genetic algorithm. */
    public static final String EVOLUTION = "evolution";

    /** Evolution in which the best of a random sample is the parent, and the oldest member dies (regularized evolution). */
    public static final String REGULARIZED_EVOLUTION = "regularized-evolution";

    /** A population along the Pareto front of accuracy and a cost (NSGA-II). */
    public static final String NSGA2 = "nsga2";

    /** Moves to a better neighbour, again and again. */
    public static final String LOCAL_SEARCH = "local-search";

    /** Proposes all sequences in order. */
    public static final String GRID = "grid";

    /** An option of every strategy but the grid, yes or no: propose networks again whose result is known, unless they crashed. */
    private static final String REPEATS = "repeats";

    /** Reads the options of a strategy, and refuses bad ones, before anything is made. */
    private static final Map<String, Function<StrategyOptions, StrategyFactory>> ALL = all();

    private Strategies() {}

    private static Map<String, Function<StrategyOptions, StrategyFactory>> all() {
        Map<String, Function<StrategyOptions, StrategyFactory>> all = new LinkedHashMap<>();
        all.put(REINFORCE, made(ReinforceOptions::parse, ReinforceStrategy::new));
        all.put(PPO, made(PpoOptions::parse, PpoStrategy::new));
        all.put(PREDICTOR, made(PredictorOptions::parse, PredictorStrategy::new));
        all.put(RANDOM, made(StrategyOptions::allow, (context, none) -> new RandomStrategy(context)));
        all.put(EVOLUTION, made(EvolutionOptions::parse, EvolutionStrategy::new));
        all.put(REGULARIZED_EVOLUTION, made(RegularizedEvolutionOptions::parse, RegularizedEvolutionStrategy::new));
        all.put(NSGA2, made(Nsga2Options::parse, Nsga2Strategy::new));
        all.put(LOCAL_SEARCH, made(LocalSearchOptions::parse, LocalSearchStrategy::new));
        all.put(GRID, made(StrategyOptions::allow, (context, none) -> new GridStrategy(context)));
        return all;
    }

    private static <O> Function<StrategyOptions, StrategyFactory> made(
            Function<StrategyOptions, O> parse, BiFunction<StrategyContext, O, SearchStrategy> create) {
        return options -> {
            O parsed = parse.apply(options);
            return context -> create.apply(context, parsed);
        };
    }

    /** All names: those of this module, then those of plug-ins. */
    public static List<String> names() {
        return Stream.concat(
                        ALL.keySet().stream(),
                        PlugIns.all(StrategyProvider.class).stream().map(StrategyProvider::name))
                .distinct()
                .toList();
    }

    /**
     * What makes a strategy.
     *
     * @param text the strategy's name, followed by options in the form that {@link StrategyOptions#parse} reads
     * @throws InvalidInputException where no strategy has that name, or an option is wrong; the message lists what is allowed
     */
    public static StrategyFactory factory(String text) {
        StrategyOptions options = StrategyOptions.parse(text);
        Function<StrategyOptions, StrategyFactory> strategy = ALL.get(options.strategy());
        if (strategy == null) {
            Optional<StrategyProvider> plugIn =
                    PlugIns.find(StrategyProvider.class, StrategyProvider::name, options.strategy());
            if (plugIn.isPresent()) {
                return plugIn.get().factory(options.values());
            }
            throw new InvalidInputException("unknown strategy '" + options.strategy() + "'; strategies are "
                    + String.join(", ", names()) + NearName.hint(options.strategy(), names()));
        }
        if (options.strategy().equals(GRID) || !options.word(REPEATS, false, Map.of("yes", true, "no", false))) {
            return strategy.apply(options.strategy().equals(GRID) ? options : options.without(REPEATS));
        }
        StrategyFactory repeating = strategy.apply(options.without(REPEATS));
        return context -> new RepeatingStrategy(repeating, context);
    }

    /** The other objectives that a strategy weighs, by name: each training has to measure them. */
    public static Set<String> objectives(String text) {
        StrategyOptions options = StrategyOptions.parse(text);
        String name = options.values().get(Nsga2Options.OBJECTIVE);
        return options.strategy().equals(NSGA2) && name != null ? Set.of(name) : Set.of();
    }

    /** Whether a strategy can propose only where it knows a network's reward but for its accuracy. */
    public static boolean needsKnownCost(String text) {
        return StrategyOptions.parse(text).strategy().equals(PREDICTOR);
    }

    /** A strategy as it is at the beginning of a study, as {@link #factory} makes it. */
    public static SearchStrategy create(String text, StrategyContext context) {
        return factory(text).create(context);
    }
}
