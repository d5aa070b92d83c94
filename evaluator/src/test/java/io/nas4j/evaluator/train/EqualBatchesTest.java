package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.engine.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EqualBatchesTest {

    private static PixelReader images(int count) {
        TaskData task = TaskData.of("shapes:16", 50, count);
        TrainingData data = TrainingData.of(DataSets.open(task, Optional.empty()), task, 16, () -> {});
        return new PixelReader(data.validation(), data.normalisation());
    }

    @Test
    void eachBatchHasImagesOfAllClassesThoughTheyLieClassByClass() {
        PixelReader reader = images(200);
        List<Batch> batches = EqualBatches.toJudge(reader);
        assertThat(batches).hasSize(2);
        for (Batch batch : batches) {
            assertThat(batch.count()).isEqualTo(100);
            assertThat(Arrays.stream(batch.labels()).distinct()).hasSize(10);
        }
        assertThat(batches.get(0).pixels()).isNotEqualTo(batches.get(1).pixels());
    }

    @Test
    void leavesOutWhatWouldMakeASmallerBatch() {
        List<Batch> batches = EqualBatches.of(images(100), 30, 1000);
        assertThat(batches).extracting(Batch::count).containsExactly(30, 30, 30);
        assertThat(EqualBatches.of(images(100), 500, 1000))
                .extracting(Batch::count)
                .containsExactly(100);
        assertThat(EqualBatches.of(images(100), 20, 40)).hasSize(2);
    }
}
