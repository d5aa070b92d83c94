package io.nas4j.core.study;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.function.UnaryOperator;

/**
 * All that decides a study's sequence of trials and rewards. Two runs with equal configurations give equal sequences.
 *
 * @param name the study's name
 * @param plan what is searched for, and how
 * @param execution how the search is carried out
 * @param data what is known of the data set
 */
public record StudyConfig(String name, SearchPlan plan, Execution execution, DataFacts data) {

    public StudyConfig {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new InvalidInputException(
                    "a study's name must be letters, digits, '.', '_' or '-', at most 100, but was '" + name + "'");
        }
        if (plan.space().isNetwork() && execution.trials() > 0) {
            throw new InvalidInputException("study " + name + " is of one network and has no search, so that its trials"
                    + " must be 0, but were " + execution.trials());
        }
        if (!plan.space().isNetwork()) {
            Require.between("trials", execution.trials(), 1, Execution.MAX_TRIALS);
        }
    }

    /** The same study under another name. */
    public StudyConfig withName(String other) {
        return new StudyConfig(other, plan, execution, data);
    }

    /** The same study with a changed plan. */
    public StudyConfig withPlan(UnaryOperator<SearchPlan> change) {
        return new StudyConfig(name, change.apply(plan), execution, data);
    }

    /** The same study, carried out otherwise. */
    public StudyConfig withExecution(UnaryOperator<Execution> change) {
        return new StudyConfig(name, plan, change.apply(execution), data);
    }

    /** The same study with other facts of its data set. */
    public StudyConfig withData(UnaryOperator<DataFacts> change) {
        return new StudyConfig(name, plan, execution, change.apply(data));
    }
}
