package io.nas4j.api.stage.grid;

import io.nas4j.core.study.PhasePlan;
import io.nas4j.grid.GridChoice;
import io.nas4j.space.Decimals;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of a grid search, in the options of its phase's plan. */
public final class GridOutcome {

    private static final String CHOSEN = "chosen";
    private static final String REASON = "reason";

    /** The place of the baseline that is scaled among those that the search was asked to scale. */
    private static final String BASELINE = "chosen-baseline";

    private static final String DEPTH = "stage-depth";
    private static final String WIDTH = "stage-width";
    private static final Set<String> KEYS = Set.of(CHOSEN, REASON, BASELINE, DEPTH, WIDTH);

    private GridOutcome() {}

    /** The options without what came of the search. */
    public static Map<String, String> without(Map<String, String> options) {
        Map<String, String> asked = new HashMap<>(options);
        asked.keySet().removeAll(KEYS);
        return asked;
    }

    /** The options with what came of the search. */
    public static Map<String, String> with(GridOptions options, GridChoice chosen, Optional<StageFit> stages) {
        Map<String, String> map = options.toMap();
        ScalingCoefficients by = chosen.coefficients();
        map.put(CHOSEN, by.alpha() + " " + by.beta() + " " + by.gamma());
        map.put(REASON, chosen.reason());
        if (!options.candidates().searched().isEmpty()) {
            map.put(BASELINE, Integer.toString(chosen.baseline()));
        }
        stages.filter(StageFit::better).ifPresent(fit -> {
            map.put(DEPTH, text(fit.rules().stageDepth()));
            map.put(WIDTH, text(fit.rules().stageWidth()));
        });
        return map;
    }

    private static String text(List<Double> factors) {
        return factors.stream().map(Decimals::text).collect(Collectors.joining(","));
    }

    private static List<Double> factors(PhasePlan plan, String key) {
        return Arrays.stream(plan.options().getOrDefault(key, "").split(",", -1))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    /** The choice; empty where the search did not come to one. */
    public static Optional<GridChoice> choice(PhasePlan plan) {
        return Optional.ofNullable(plan.options().get(CHOSEN)).map(text -> {
            String[] values = text.split(" ", -1);
            return new GridChoice(
                    Integer.parseInt(plan.options().getOrDefault(BASELINE, "0")),
                    new ScalingCoefficients(
                            Double.parseDouble(values[0]),
                            Double.parseDouble(values[1]),
                            Double.parseDouble(values[2])),
                    plan.options().getOrDefault(REASON, ""));
        });
    }

    /** What a family is scaled by: as the candidates were, with the factors of single stages where these were found. */
    public static ScalingRules rules(PhasePlan plan) {
        return GridOptions.of(plan).candidates().rules().withStages(factors(plan, DEPTH), factors(plan, WIDTH));
    }
}
