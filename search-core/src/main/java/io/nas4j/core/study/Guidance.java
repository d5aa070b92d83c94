package io.nas4j.core.study;

import io.nas4j.core.trial.Signal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What helps a strategy: what it knows beforehand, what it is told, what ends trials early.
 *
 * @param pruner what ends unpromising trials early, with its options, as the user gave it; {@code none}
 * @param warmStart what is known before the first proposal, as the user gave it; {@code none}
 * @param signal what strategy and pruner are told of a training
 * @param scores by which networks are scored without training, by name with commas between; {@code none}. A supernet's has
 *     its file behind a colon: {@code supernet:FILE}
 * @param judged by which number of a user's program a training is judged
 */
public record Guidance(String pruner, String warmStart, Signal signal, String scores, Judged judged) {

    /** The name of the score that a supernet gives: the loss of a network's path, negated. */
    public static final String SUPERNET = "supernet";

    /** No pruner, no warm start and no scores; the strategy is told accuracies. */
    public static final Guidance NONE =
            new Guidance(SearchPlan.NONE, SearchPlan.NONE, Signal.ACCURACY, SearchPlan.NONE, Judged.BY_ACCURACY);

    /** The names of the scores; none where no network is scored. */
    public List<String> scoreNames() {
        return parts().map(part -> Execution.judges(part) ? SUPERNET : part).toList();
    }

    /** The supernet that is one of the scores, as an engine that judges by it would be named. */
    public Optional<String> supernet() {
        return parts().filter(Execution::judges).findFirst();
    }

    private Stream<String> parts() {
        return scores.equals(SearchPlan.NONE) ? Stream.of() : Stream.of(scores.split(",", -1));
    }

    /** The same with another pruner. */
    public Guidance withPruner(String other) {
        return new Guidance(other, warmStart, signal, scores, judged);
    }

    /** The same with another warm start. */
    public Guidance withWarmStart(String other) {
        return new Guidance(pruner, other, signal, scores, judged);
    }

    /** The same with another signal. */
    public Guidance withSignal(Signal other) {
        return new Guidance(pruner, warmStart, other, scores, judged);
    }

    /** The same with other scores. */
    public Guidance withScores(String other) {
        return new Guidance(pruner, warmStart, signal, other, judged);
    }

    /** The same, judged by another number. */
    public Guidance withJudged(Judged other) {
        return new Guidance(pruner, warmStart, signal, scores, other);
    }
}
