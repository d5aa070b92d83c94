package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Held against what a worker really says. */
class WorkerLinesTest {

    @Test
    void aWorkerThatIsReadyWaits() {
        assertThat(WorkerLines.ready(Protocol.format(new Message.Ready()))).isTrue();
        assertThat(WorkerLines.answers(Protocol.format(new Message.Ready()))).isFalse();
        assertThat(WorkerLines.ready(Protocol.format(new Message.Reading()))).isFalse();
    }

    @Test
    void answersEndARequest() {
        Outcome outcome = new Outcome.Failed(FailureCause.ERROR, "no");
        assertThat(WorkerLines.answers(Protocol.format(new Message.Done(outcome))))
                .isTrue();
        assertThat(WorkerLines.answers(Protocol.format(new Message.Scored(new TreeMap<>()))))
                .isTrue();
        assertThat(WorkerLines.answers(Protocol.format(new Message.Invalid("no"))))
                .isTrue();
        assertThat(WorkerLines.answers(Protocol.format(new Message.WorkFailed("no"))))
                .isTrue();
        assertThat(WorkerLines.answers("printed before " + Protocol.format(new Message.Done(outcome))))
                .isTrue();
        assertThat(WorkerLines.answers(Protocol.format(new Message.Trained(outcome))))
                .isFalse();
        assertThat(WorkerLines.answers(Protocol.format(new Message.Progress()))).isFalse();
    }
}
