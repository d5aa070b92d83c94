package io.nas4j.cli.input;

import io.nas4j.core.study.TrainingTask;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command that trains scaled networks scales and trains them. */
public final class GrowthOptions {

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description =
                    "How networks are scaled and rounded, as in 'nas4j scale': compound, dwr:D:W:R, uniform, tinynet or"
                            + " efficientnetv2. By default that of before, or compound.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--divisor",
            paramLabel = "N",
            description =
                    "Round channel counts to multiples of N. By default as before, or the largest of 8, 4, 2 and 1 that"
                            + " divides all of the baseline's.")
    private Optional<Integer> divisor = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of each training. By default as many as before, or twice as many as in the search.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--restart", description = "Discard trainings that were begun with another schedule.")
    private boolean restart;

    public Optional<String> rule() {
        return rule;
    }

    public Optional<Integer> divisor() {
        return divisor;
    }

    public Optional<Integer> epochs() {
        return epochs;
    }

    /** Whether what was trained is discarded. */
    public boolean restart() {
        return restart;
    }

    /** A task for as many epochs as were asked for. */
    public TrainingTask task(TrainingTask usual) {
        return epochs.map(count -> usual.withRecipe(recipe -> recipe.withEpochs(count)))
                .orElse(usual);
    }

    /** Whether none of these was given. */
    public boolean asBefore() {
        return rule.isEmpty() && divisor.isEmpty() && epochs.isEmpty() && !restart;
    }
}
