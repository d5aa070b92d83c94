package io.nas4j.evaluator.data.image;

import io.nas4j.core.evaluation.InputNormalisation;
import java.util.ArrayList;
import java.util.List;

/** Measures the normalisation of images. */
public final class Normalisations {

    /** A channel that never changes is divided by one grey level, not by 0. */
    private static final double SMALLEST_DEVIATION = 1 / 255.0;

    private Normalisations() {}

    /**
     * Mean and standard deviation of each channel over all pixels of all images. The sums are whole numbers and so exact.
     *
     * @param progress runs after every image
     */
    public static InputNormalisation of(LabelledImages images, Runnable progress) {
        int channels = images.channels();
        long[] sums = new long[channels];
        long[] squares = new long[channels];
        for (int i = 0; i < images.count(); i++) {
            byte[] pixels = images.pixels(i);
            for (int at = 0; at < pixels.length; at += channels) {
                for (int c = 0; c < channels; c++) {
                    int value = pixels[at + c] & 0xff;
                    sums[c] += value;
                    squares[c] += (long) value * value;
                }
            }
            progress.run();
        }
        double count = (double) images.count() * images.size() * images.size();
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double mean = sums[c] / count;
            double variance = Math.max(0, squares[c] / count - mean * mean);
            means.add(mean / 255);
            deviations.add(Math.max(Math.sqrt(variance) / 255, SMALLEST_DEVIATION));
        }
        return new InputNormalisation(means, deviations);
    }
}
