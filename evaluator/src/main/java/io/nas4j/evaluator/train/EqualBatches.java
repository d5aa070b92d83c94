package io.nas4j.evaluator.train;

import io.nas4j.evaluator.engine.Batch;
import java.util.ArrayList;
import java.util.List;

/** Images in batches of one size, for networks whose batch norms take their statistics from the batch. */
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
     * The first images in their order; the few that would make a smaller batch are left out.
     *
     * @param size images in a batch; all that there are where they are fewer
     * @param most images in all
     */
    public static List<Batch> of(PixelReader reader, int size, int most) {
        int count = Math.min(most, reader.images().count());
        int each = Math.min(size, count);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from + each <= count; from += each) {
            batches.add(Judgement.batch(reader, from, each, new float[each * reader.stride()]));
        }
        return batches;
    }
}
