package io.nas4j.core.evaluation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.Collections;
import java.util.List;

/**
 * What happens to an image before a network sees it: {@code (pixel / 255 - mean) / deviation}, channel by channel, for
 * pixels from 0 to 255. Data sets apply it; exported networks carry it inside.
 *
 * @param mean of each channel, as a fraction of 255
 * @param deviation of each channel, as a fraction of 255, above 0
 */
public record InputNormalisation(List<Double> mean, List<Double> deviation) {

    /** The usual constants of ImageNet's red, green and blue. */
    public static final InputNormalisation IMAGENET =
            new InputNormalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** Red, green and blue from -1 to 1. */
    public static final InputNormalisation CENTRED =
            new InputNormalisation(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    public InputNormalisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new InvalidInputException("a normalisation must have one mean and one deviation for each channel, but"
                    + " has " + mean.size() + " means and " + deviation.size() + " deviations");
        }
        mean.forEach(value -> Require.between("mean of a channel", value, 0.0, 1.0));
        deviation.forEach(value -> Require.between("deviation of a channel", value, 1e-6, 1.0));
    }

    /** Pixels divided by 255, and nothing else. */
    public static InputNormalisation unit(int channels) {
        return new InputNormalisation(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    public int channels() {
        return mean.size();
    }

    /** What the network sees of a pixel from 0 to 255. */
    public float normalised(float pixel, int channel) {
        return (float) ((pixel / 255.0 - mean.get(channel)) / deviation.get(channel));
    }

    /** The pixel, from 0 to 255, of which the network sees that value. */
    public float pixel(float normalised, int channel) {
        return (float) ((normalised * deviation.get(channel) + mean.get(channel)) * 255);
    }
}
