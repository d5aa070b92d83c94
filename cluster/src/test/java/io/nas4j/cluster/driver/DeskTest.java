package io.nas4j.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cluster.report.Place;
import io.nas4j.cluster.report.Reply;
import io.nas4j.cluster.report.Reply.Verdict;
import io.nas4j.cluster.report.Report;
import io.nas4j.cluster.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What executors report, in any order that a cluster may bring it in. */
class DeskTest {

    private static final Place PLACE = new Place("host", "0", 1000, "a processor", "17");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Desk desk = new Desk();

    DeskTest() {
        desk.tellTo(new Teller(new PrintStream(told, true, StandardCharsets.UTF_8)));
        desk.open(1);
    }

    private static Report report(int attempt, String... lines) {
        return new Report(
                1,
                attempt,
                PLACE,
                List.of(lines).stream().map(line -> new Report.Said(true, line)).toList(),
                -1,
                null);
    }

    private List<String> told() {
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Frame::parse)
                .map(frame -> frame.word() + (frame.fields().size() == 2 ? " " + frame.field(1) : ""))
                .toList();
    }

    @Test
    void aWorkerThatBeginsAnewElsewhereGetsTheSameRequest() {
        desk.hear(report(0, "ready"));
        desk.send(1, "train");
        assertThat(desk.hear(report(0)).lines()).containsExactly("train");
        assertThat(desk.hear(report(0, "epoch 1")).lines()).isEmpty();
        desk.lost(1, 0);
        assertThat(desk.hear(report(1, "ready")).lines()).containsExactly("train");
        assertThat(told()).containsExactly("begun", "line ready", "line epoch 1", "lost", "begun", "line ready");
    }

    @Test
    void theLossIsToldOnceThoughSparkTellsItLate() {
        desk.hear(report(0, "ready"));
        desk.hear(report(1, "ready"));
        desk.lost(1, 0);
        assertThat(told()).containsExactly("begun", "line ready", "lost", "begun", "line ready");
    }

    @Test
    void anExecutorThatComesBackAfterItWasGivenUpIsNotHeard() {
        desk.hear(report(0, "ready"));
        desk.lost(1, 0);
        assertThat(desk.hear(report(0, "done")).verdict()).isEqualTo(Verdict.KILL);
        assertThat(told()).containsExactly("begun", "line ready", "lost");
    }

    @Test
    void aJobThatIsLostBeforeItBeganIsNoLoss() {
        desk.lost(1, 0);
        assertThat(desk.hear(report(1, "ready")).verdict()).isEqualTo(Verdict.GO_ON);
        assertThat(told()).containsExactly("begun", "line ready");
    }

    @Test
    void whatBecomesOfAWorkerIsAnsweredWhenItReportsNext() {
        desk.hear(report(0, "ready"));
        desk.end(1, Verdict.KEEP);
        assertThat(desk.hear(report(0)).verdict()).isEqualTo(Verdict.KEEP);
        desk.over(1, Optional.empty());
        assertThat(desk.hear(report(0)).verdict()).isEqualTo(Verdict.KILL);
    }

    @Test
    void aJobThatSparkGivesUpIsADeadWorker() {
        desk.hear(report(0, "ready"));
        desk.over(1, Optional.of("four executors were lost"));
        assertThat(told()).containsExactly("begun", "line ready", "died four executors were lost");
    }

    @Test
    void repliesTravelAsTexts() {
        Reply reply = new Reply(List.of("a\tline\n", ""), Verdict.GO_ON);
        assertThat(Reply.parse(reply.text())).isEqualTo(reply);
    }
}
