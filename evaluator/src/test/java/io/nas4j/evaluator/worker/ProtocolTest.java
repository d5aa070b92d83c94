package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProtocolTest {

    private static final List<Message> MESSAGES = List.of(
            new Message.Ready(),
            new Message.Reading(),
            new Message.Progress(),
            new Message.EpochDone(
                    new Epoch(1, Double.NaN, 0.5, OptionalDouble.of(1.25), 0.1, 2, Double.POSITIVE_INFINITY)),
            new Message.Trained(new Outcome.Complete(0.5, OptionalDouble.of(0.4))),
            new Message.Done(new Outcome.Failed(FailureCause.ERROR, "line\nbreak")),
            new Message.Scored(new TreeMap<>(
                    Map.of("naswot", Score.of(-1.5e-300, 0.25), "swap", Score.missing("a \"quoted\"\nline", 2)))),
            new Message.Invalid("a \"quoted\" word"),
            new Message.WorkFailed("the disk is full"));

    @Example
    void readsEveryMessageThatAWorkerSays() {
        for (Message message : MESSAGES) {
            assertThat(Protocol.format(message)).startsWith(Protocol.PREFIX).doesNotContain("\n");
            assertThat(Protocol.parseMessage(Protocol.format(message))).contains(message);
        }
    }

    @Property
    void readsMessagesBehindWhatALibraryPrinted(@ForAll String text) {
        String noise = text.replace(Protocol.PREFIX, "");
        assertThat(Protocol.parseMessage(noise + Protocol.format(new Message.Invalid(text))))
                .contains(new Message.Invalid(text));
    }

    @Example
    void takesOtherLinesForNoMessages() {
        for (String line : List.of(
                "",
                "OpenMP warning",
                "@nas4j",
                "@nas4j {",
                "@nas4j {}",
                "@nas4j {\"type\":\"song\"}",
                "@nas4j {\"type\":\"epoch\"}",
                "@nas4j {\"type\":\"done\",\"outcome\":{\"type\":\"complete\"}}",
                "@nas4j {\"type\":\"done\",\"outcome\":{\"type\":\"pruned\",\"accuracy\":0.5,"
                        + "\"latencies\":[{\"batch\":0,\"median_ns\":1,\"spread_ns\":1}]}}")) {
            assertThat(Protocol.parseMessage(line)).as(line).isEmpty();
        }
    }

    @Example
    void refusesALineThatIsNoRequest() {
        assertThatThrownBy(() -> Protocol.parseRequest("{\"architecture\":1}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not a request");
        assertThatThrownBy(() -> Protocol.parseScoreRequest("{\"scores\":1}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not a request");
        assertThatThrownBy(() -> Protocol.format(new Message.Gone())).isInstanceOf(IllegalArgumentException.class);
    }
}
