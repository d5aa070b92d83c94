package io.nas4j.evaluator.train;

import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.study.Mixing;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.SoftLabels;
import java.util.Arrays;

/**
 * Mixes each image of a batch with the one behind it, the last with the first: batches lie in random order. Labels are mixed
 * alike, and so are a teacher's answers. Mixup (Zhang et al. 2018, "mixup: Beyond empirical risk minimization", section 2) takes the
 * mean of both, by a share that the first image keeps. CutMix (Yun et al. 2019, "CutMix", section 3.1) puts a box of the other one into
 * it; the box has the same shape as the image and its middle may be any pixel, so that less is taken at the border.
 */
final class Mixer implements TrainingState.Holder {

    private final Mixing mixing;
    private final SavedRandom random;

    Mixer(Mixing mixing, SavedRandom random) {
        this.mixing = mixing;
        this.random = random;
    }

    /** Changes the pixels of a batch and the answers of a teacher, and fills its soft labels. */
    void mix(Batch batch) {
        int stride = batch.pixels().length / batch.count();
        float[] first = Arrays.copyOf(batch.pixels(), stride);
        boolean cut = mixing.mixup() == 0 || (mixing.cutmix() > 0 && random.nextInt(2) == 1);
        double kept = cut ? cutMix(batch, first, beta(mixing.cutmix())) : mixup(batch, beta(mixing.mixup()));
        share(batch, (float) kept);
    }

    /**
     * A number from Beta(a, a), for a up to 1 (Jöhnk 1964; Devroye 1986, "Non-uniform random variate generation", chapter IX,
     * section 3.4).
     */
    private double beta(double a) {
        while (true) {
            double x = StrictMath.pow(random.nextDouble(), 1 / a);
            double y = StrictMath.pow(random.nextDouble(), 1 / a);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }

    private static double mixup(Batch batch, double kept) {
        blend(batch.pixels(), batch.count(), (float) kept);
        return kept;
    }

    /** The weighted mean of each row with the one behind it, of the last with the first. */
    private static void blend(float[] rows, int count, float kept) {
        float[] first = Arrays.copyOf(rows, rows.length / count);
        int last = rows.length - first.length;
        for (int i = 0; i < rows.length; i++) {
            float other = i < last ? rows[i + first.length] : first[i - last];
            rows[i] = kept * rows[i] + (1 - kept) * other;
        }
    }

    private double cutMix(Batch batch, float[] first, double kept) {
        int size = batch.size();
        int side = (int) Math.round(size * Math.sqrt(1 - kept));
        int top = random.nextInt(size) - side / 2;
        int left = random.nextInt(size) - side / 2;
        int from = Math.max(0, top);
        int to = Math.min(size, top + side);
        int begin = Math.max(0, left);
        int width = Math.min(size, left + side) - begin;
        if (to <= from || width <= 0) {
            return 1;
        }
        for (int image = 0; image < batch.count(); image++) {
            boolean behind = image + 1 < batch.count();
            float[] other = behind ? batch.pixels() : first;
            for (int y = from; y < to; y++) {
                int row = (y * size + begin) * batch.channels();
                System.arraycopy(
                        other,
                        (behind ? (image + 1) * first.length : 0) + row,
                        batch.pixels(),
                        image * first.length + row,
                        width * batch.channels());
            }
        }
        return 1 - (double) (to - from) * width / (size * size);
    }

    private static void share(Batch batch, float kept) {
        SoftLabels soft = batch.soft().orElseThrow();
        Arrays.fill(soft.shares(), 0);
        for (int i = 0; i < batch.count(); i++) {
            soft.shares()[i * soft.classes() + batch.labels()[i]] = 1;
        }
        blend(soft.shares(), batch.count(), kept);
        batch.lesson().ifPresent(lesson -> blend(lesson.answers().shares(), batch.count(), kept));
    }

    @Override
    public void save(TrainingState into) {
        into.put("batches/mixing", random.position());
    }

    @Override
    public void restore(TrainingState from) {
        random.moveTo(from.longs("batches/mixing")[0]);
    }
}
