package io.nas4j.evaluator.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    @TempDir
    private Path folder;

    private static TrainingState state() {
        TrainingState state = new TrainingState();
        state.put("floats", new float[] {1.5f, -0f, Float.NaN, Float.MIN_VALUE});
        state.put("doubles", new double[] {Math.PI, Double.NEGATIVE_INFINITY});
        state.put("longs", Long.MIN_VALUE, 7);
        state.put("many", new int[40_000]);
        state.put("none", new double[0]);
        return state;
    }

    private CheckpointFile file(String training) {
        return new CheckpointFile(folder.resolve("a").resolve("x.checkpoint"), training);
    }

    @Test
    void readsWhatWasWrittenBitForBit() {
        file("one").write(state());
        TrainingState read = file("one").read().orElseThrow();
        assertThat(read.names()).containsExactlyElementsOf(state().names());
        for (int i = 0; i < 4; i++) {
            assertThat(Float.floatToRawIntBits(read.floats("floats")[i]))
                    .isEqualTo(Float.floatToRawIntBits(state().floats("floats")[i]));
        }
        assertThat(read.doubles("doubles")).containsExactly(state().doubles("doubles"));
        assertThat(read.longs("longs")).containsExactly(Long.MIN_VALUE, 7);
        assertThat(read.ints("many")).containsExactly(new int[40_000]);
        assertThat(read.doubles("none")).isEmpty();
    }

    @Test
    void anotherTrainingDoesNotGoOnFromIt() {
        assertThat(file("one").read()).isEmpty();
        file("one").write(state());
        assertThat(file("two").read()).isEmpty();
    }

    @Test
    void whatIsNotWholeIsNothing() throws IOException {
        file("one").write(state());
        Path path = file("one").file();
        byte[] whole = Files.readAllBytes(path);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(i < 100 ? 120 : whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            assertThat(file("one").read()).isEmpty();
            Files.write(path, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(file("one").read()).isEmpty();
        }
    }
}
