package io.nas4j.core.trial;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** By what a training is judged before its end, and what strategies are told of it. */
public enum Signal {
    /** The best validation accuracy. */
    ACCURACY,
    /** The least validation loss. It has no ties, and it says how sure a network is. */
    LOSS;

    /** What an epoch is worth: the accuracy, or the loss with its sign changed. Higher is better. Empty where it has no loss. */
    public OptionalDouble worth(Epoch epoch) {
        if (this == ACCURACY) {
            return OptionalDouble.of(epoch.accuracy());
        }
        OptionalDouble loss = epoch.validationLoss();
        return loss.isPresent() ? OptionalDouble.of(-loss.getAsDouble()) : loss;
    }

    /** The best of what epochs are worth; empty where none has it. */
    public OptionalDouble best(List<Epoch> epochs) {
        return epochs.stream()
                .map(this::worth)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    /** The name in texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
