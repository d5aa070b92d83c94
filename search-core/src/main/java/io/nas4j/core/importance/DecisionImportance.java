package io.nas4j.core.importance;

import java.util.List;

/**
 * How much one decision matters.
 *
 * @param decision its name
 * @param share of the variance of the reward over the space that this decision alone explains, from 0 to 1
 * @param low lower end of the share's interval
 * @param high upper end of the share's interval
 * @param choices what each is worth, in the order of the decision
 */
public record DecisionImportance(String decision, double share, double low, double high, List<ChoiceEffect> choices) {

    public DecisionImportance {
        choices = List.copyOf(choices);
    }
}
