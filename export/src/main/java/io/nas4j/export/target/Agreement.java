package io.nas4j.export.target;

/**
 * How an exported network's logits compare with the engine's on the same images.
 *
 * @param images how many were compared
 * @param sameClasses on how many both have their largest logit at the same class; never where one has NaN
 * @param largestDifference of two logits; NaN where the exported network gave one
 * @param largestLogit of the engine, without its sign: what the difference is to be measured by
 */
public record Agreement(int images, int sameClasses, double largestDifference, double largestLogit) {

    /** The largest difference over the largest logit; NaN where the exported network gave one. */
    public double relativeDifference() {
        return largestDifference == 0 ? 0 : largestDifference / largestLogit;
    }

    /** Compares row-major logits, {@code [images, classes]} each. */
    public static Agreement of(float[] exported, float[] reference, int classes) {
        int images = reference.length / classes;
        int same = 0;
        double difference = 0;
        double largest = 0;
        for (int p = 0; p < images; p++) {
            for (int i = p * classes; i < (p + 1) * classes; i++) {
                difference = Math.max(difference, Math.abs((double) exported[i] - reference[i]));
                largest = Math.max(largest, Math.abs((double) reference[i]));
            }
            int best = largestAt(reference, p * classes, classes);
            if (best >= 0 && best == largestAt(exported, p * classes, classes)) {
                same++;
            }
        }
        return new Agreement(images, same, difference, largest);
    }

    /** The share of images whose largest logit stands at their label. */
    public static double accuracy(float[] logits, int[] labels, int classes) {
        int right = 0;
        for (int p = 0; p < labels.length; p++) {
            right += largestAt(logits, p * classes, classes) == p * classes + labels[p] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private static int largestAt(float[] logits, int begin, int classes) {
        int best = begin;
        for (int i = begin; i < begin + classes; i++) {
            if (Float.isNaN(logits[i])) {
                return -1;
            }
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }
}
