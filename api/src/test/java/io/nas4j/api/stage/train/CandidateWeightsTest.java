package io.nas4j.api.stage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateWeightsTest {

    @TempDir
    private Path folder;

    @Test
    void theWeightsOfTheChosenStayAndAgainWhereThatWasDone() throws IOException {
        CandidateWeights weights = new CandidateWeights(folder);
        for (int number = 0; number < 3; number++) {
            Files.writeString(weights.of(number), "weights " + number);
        }
        Path baseline = Files.writeString(folder.resolve(BaselineStage.WEIGHTS), "of an earlier training");
        weights.keep(1, 3);
        assertThat(baseline).hasContent("weights 1");
        assertThat(folder).isDirectoryNotContaining("glob:**candidate-*");
        weights.keep(1, 3);
        assertThat(baseline).hasContent("weights 1");
    }

    @Test
    void saysWhatCannotBeKept() throws IOException {
        CandidateWeights weights = new CandidateWeights(folder);
        Files.writeString(weights.of(0), "weights");
        Files.createDirectories(folder.resolve(BaselineStage.WEIGHTS).resolve("not empty"));
        assertThatThrownBy(() -> weights.keep(0, 1))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageStartingWith("the weights of the baseline cannot be kept in " + folder + ": ");
        assertThat(weights.of(0)).exists();
    }
}
