package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EpochProgressTest {

    private static final TrialSpec SPEC = new TrialSpec(
            Phase.BASELINE,
            1,
            List.of(),
            ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e2_k3_s2_c16 head:c32 classes:10"),
            Optional.empty());

    @Test
    void tellsEachEpochWithTheTimeThatIsLeftOfItsTraining() {
        StringWriter err = new StringWriter();
        EpochProgress progress =
                new EpochProgress(new Progress(new PrintWriter(err), false, "baseline", 2, () -> 0), 4);
        progress.epoch(SPEC, epoch(1, 30));
        progress.epoch(SPEC, epoch(2, 90));
        progress.epoch(SPEC, epoch(3, 60));
        progress.epoch(SPEC, epoch(4, 60));
        assertThat(err.toString().lines())
                .containsExactly(
                        "baseline trial 1: epoch 1/4, loss 1.2346, accuracy 50.0 %, 1,204 images/s, about 1:30 remaining",
                        "baseline trial 1: epoch 2/4, loss 1.2346, accuracy 50.0 %, 1,204 images/s, about 2:00 remaining",
                        "baseline trial 1: epoch 3/4, loss 1.2346, accuracy 50.0 %, 1,204 images/s, about 1:00 remaining",
                        "baseline trial 1: epoch 4/4, loss 1.2346, accuracy 50.0 %, 1,204 images/s");
    }

    private static Epoch epoch(int number, double seconds) {
        return new Epoch(number, 1.23456, 0.5, OptionalDouble.empty(), 0.1, seconds, 1204.3);
    }
}
