package examples.plugin;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSetProvider;
import io.nas4j.evaluator.data.image.DataParts;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Grey images with stripes that lie, or stand: {@code --dataset stripes:SIDE}. */
public final class StripesData extends ImageSource {

    private static final int GREY = 1;

    /** Offers the data set. */
    public static final class Provider implements DataSetProvider {

        private static final int TRAIN = 1000;
        private static final int TEST = 200;

        @Override
        public String kind() {
            return "stripes";
        }

        @Override
        public String form() {
            return "stripes:SIDE";
        }

        @Override
        public DataSet open(TaskData taskData, String rest, Optional<Path> cacheFolder) {
            if (!rest.matches("[1-9][0-9]{1,2}")) {
                throw new InvalidInputException(
                        "data set stripes:SIDE needs a number of pixels from 10 to 999, but was '" + taskData.dataset()
                                + "'");
            }
            int side = Integer.parseInt(rest);
            return new DataSet(
                    taskData.dataset(),
                    new StripesData(side, TRAIN, taskData.seed()),
                    Optional.empty(),
                    () -> new StripesData(side, TEST, ~taskData.seed()),
                    DataParts.SILENT);
        }
    }

    private final int side;
    private final int count;
    private final long seed;

    private StripesData(int side, int count, long seed) {
        super(List.of("lying", "standing"), GREY);
        this.side = side;
        this.count = count;
        this.seed = seed;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int label(int index) {
        return index % 2;
    }

    @Override
    public int nativeSize() {
        return side;
    }

    @Override
    public Square image(int index, int wanted) {
        SplittableRandom random = new SplittableRandom(seed + index);
        int shift = random.nextInt(side);
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            int across = label(index) == 0 ? i / side : i % side;
            pixels[i] = (byte) ((across + shift) / 2 % 2 * 200 + random.nextInt(50));
        }
        return new Square(side, pixels);
    }

    @Override
    public String fingerprint() {
        return String.format("%08x%08x", Long.hashCode(seed), side * 31 + count);
    }
}
