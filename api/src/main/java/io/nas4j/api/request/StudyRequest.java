package io.nas4j.api.request;

import io.nas4j.core.study.SpaceSource;
import java.util.function.UnaryOperator;

/**
 * A study that is to begin, or to go on where it exists. What is not said is as in {@code nas4j search}. Whether the parts fit
 * each other, the data and the machine is checked when the study is opened; messages call the parts by their options.
 *
 * @param name the study's name
 * @param space the space that networks come from
 * @param strategy what proposes networks, with options behind colons, as {@code regularized-evolution:population=20}
 * @param seed of everything random; equal requests with equal seeds give equal trials
 * @param training who trains networks, and on what
 * @param worth what a network is worth
 * @param help what helps the strategy
 * @param effort how much the search may take
 */
public record StudyRequest(
        String name,
        SpaceSource space,
        String strategy,
        long seed,
        Training training,
        Worth worth,
        Help help,
        Effort effort) {

    /** What proposes networks unless something else is asked for. */
    public static final String STRATEGY = "predictor";

    /** A study with everything else as usual. */
    public static StudyRequest of(String name, SpaceSource space, Training training) {
        return new StudyRequest(name, space, STRATEGY, 0, training, Worth.USUAL, Help.USUAL, Effort.USUAL);
    }

    /** The same with another strategy. */
    public StudyRequest withStrategy(String other) {
        return new StudyRequest(name, space, other, seed, training, worth, help, effort);
    }

    /** The same with another seed. */
    public StudyRequest withSeed(long other) {
        return new StudyRequest(name, space, strategy, other, training, worth, help, effort);
    }

    /** The same, trained otherwise. */
    public StudyRequest withTraining(UnaryOperator<Training> change) {
        return new StudyRequest(name, space, strategy, seed, change.apply(training), worth, help, effort);
    }

    /** The same with another worth. */
    public StudyRequest withWorth(Worth other) {
        return new StudyRequest(name, space, strategy, seed, training, other, help, effort);
    }

    /** The same with other help. */
    public StudyRequest withHelp(Help other) {
        return new StudyRequest(name, space, strategy, seed, training, worth, other, effort);
    }

    /** The same with another effort. */
    public StudyRequest withEffort(Effort other) {
        return new StudyRequest(name, space, strategy, seed, training, worth, help, other);
    }

    /** The same with a total of trials. */
    public StudyRequest withTrials(int total) {
        return withEffort(effort.withTrials(total));
    }

    /** The same with a number of workers. */
    public StudyRequest withWorkers(int number) {
        return withEffort(effort.withWorkers(number));
    }
}
