package io.nas4j.evaluator.train;

import io.nas4j.evaluator.engine.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images in batches of one size, for networks whose batch norms take their statistics from the batch. Images may lie class by
 * class, so that each batch has some from everywhere.
 */
public final class EqualBatches {

    /** Images that a path of a supernet is judged on. */
    private static final int JUDGED = 1000;

    /** Images whose statistics a path's batch norms use. */
    private static final int TOGETHER = 500;

    private EqualBatches() {}

    /** What paths of a supernet are judged on: at least two batches, so that they can be compared. */
    public static List<Batch> toJudge(PixelReader reader) {
        int count = Math.min(JUDGED, reader.images().count());
        return of(reader, Math.max(1, Math.min(TOGETHER, count / 2)), count);
    }

    /**
     * Images spread evenly over all that there are; the few that would make a smaller batch are left out.
     *
     * @param size images in a batch; all that there are where they are fewer
     * @param most images in all
     */
    public static List<Batch> of(PixelReader reader, int size, int most) {
        int there = reader.images().count();
        int each = Math.min(size, Math.min(most, there));
        int batches = Math.min(most, there) / each;
        int taken = batches * each;
        List<Batch> all = new ArrayList<>();
        for (int b = 0; b < batches; b++) {
            int first = b;
            all.add(batch(
                    reader,
                    IntStream.range(0, each)
                            .map(i -> (int) ((long) (i * batches + first) * there / taken))
                            .toArray()));
        }
        return all;
    }

    private static Batch batch(PixelReader reader, int... indices) {
        float[] pixels = new float[indices.length * reader.stride()];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            reader.read(indices[i], pixels, i * reader.stride());
            labels[i] = reader.images().label(indices[i]);
        }
        return new Batch(indices.length, reader.images().size(), reader.images().channels(), pixels, labels);
    }
}
