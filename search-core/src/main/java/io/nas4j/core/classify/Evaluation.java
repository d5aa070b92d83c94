package io.nas4j.core.classify;

import io.nas4j.core.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well a network classifies labelled images.
 *
 * @param images how many there are
 * @param top1 the fraction of images whose own class is the likeliest
 * @param top5 the fraction of images whose own class is among the five likeliest; empty for networks of five classes or fewer
 * @param loss the mean cross-entropy in nats, without label smoothing
 * @param calibrationError the expected calibration error, as {@link Calibration} says
 */
public record Evaluation(
        List<String> classNames,
        long images,
        Proportion top1,
        Optional<Proportion> top5,
        double loss,
        double calibrationError,
        Confusion confusion) {

    public Evaluation {
        classNames = List.copyOf(classNames);
    }

    /** Each class, in the network's order. */
    public List<ClassAccuracy> perClass() {
        return IntStream.range(0, classNames.size())
                .mapToObj(k -> ClassAccuracy.of(classNames.get(k), confusion, k))
                .toList();
    }
}
