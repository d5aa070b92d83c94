package io.nas4j.core.weights;

import java.util.List;

/**
 * What a network's inputs went through in training: {@code (pixel / 255 - mean) / deviation}, channel by channel.
 *
 * @param mean per channel, as a fraction of 255
 * @param std standard deviation per channel, as a fraction of 255; above 0
 */
public record InputNormalisation(List<Float> mean, List<Float> std) {

    public InputNormalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != std.size() || std.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("mean " + mean + " and deviation " + std
                    + " must have one number each a channel, deviations above 0");
        }
    }
}
