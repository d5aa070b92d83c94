package io.nas4j.core.classify;

import io.nas4j.core.statistics.Proportion;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well one class is told from the others.
 *
 * @param images of the class
 * @param recall the fraction of these that are recognised; empty where there are none
 * @param precision the fraction of the images taken for the class that belong to it; empty where there are none
 */
public record ClassAccuracy(String className, long images, Optional<Proportion> recall, OptionalDouble precision) {

    static ClassAccuracy of(String className, Confusion confusion, int of) {
        long images = confusion.images(of);
        long predicted = confusion.predicted(of);
        long right = confusion.count(of, of);
        return new ClassAccuracy(
                className,
                images,
                images == 0 ? Optional.empty() : Optional.of(Proportion.of(right, images)),
                predicted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / predicted));
    }

    /** The harmonic mean of precision and recall, {@code 2 right / (images + predicted)}; empty where both are. */
    public OptionalDouble f1() {
        if (recall.isEmpty() || precision.isEmpty()) {
            return recall.isEmpty() && precision.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(0);
        }
        double sum = recall.get().value() + precision.getAsDouble();
        return OptionalDouble.of(sum == 0 ? 0 : 2 * recall.get().value() * precision.getAsDouble() / sum);
    }
}
