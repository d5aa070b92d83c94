package io.nas4j.controller.model;

import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is expected of networks of which nothing is known but scores without training: the prior mean of the model of accuracies, on
 * its scale. Nothing was measured, so mean and deviation of accuracies are assumed: errors of a quarter, times or divided by 1.6.
 */
public final class UntrainedRewards {

    private static final double MEAN = ErrorScale.of(0.75);
    private static final double DEVIATION = 0.5;

    private record Expected(Choices choices, double reward) {}

    private UntrainedRewards() {}

    /**
     * The networks that were scored, the one with the highest expected reward first, equal ones in their order.
     *
     * @param context whose scored networks are meant, and whose objective says what an accuracy is worth at a cost
     */
    public static List<Choices> bestFirst(StrategyContext context) {
        CostFactor factor = new CostFactor(context);
        double[] column = ScoreColumn.of(context.scored());
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < column.length; i++) {
            Choices choices = context.scored().get(i).choices();
            expected.add(new Expected(choices, factor.of(choices) * ErrorScale.accuracy(MEAN + DEVIATION * column[i])));
        }
        return expected.stream()
                .sorted(Comparator.comparingDouble(Expected::reward).reversed())
                .map(Expected::choices)
                .toList();
    }
}
