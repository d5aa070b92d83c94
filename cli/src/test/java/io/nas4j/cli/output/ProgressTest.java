package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.published.PublishedNetworks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();

    private void tell(boolean terminal, Kind kind, Map<String, Double> values, String text) {
        new Progress(new PrintWriter(err), terminal, "search", 10)
                .strategy(new StrategyRecord(3, 57, 55, new StrategyEvent(kind, new TreeMap<>(values), text)));
    }

    @Test
    void tellsInALineWhatAPersonShouldKnow() {
        tell(false, Kind.COLLAPSE, Map.of("new_share", 0.125, "window", 50.0), "the last proposals\nwere old");
        tell(false, Kind.REHEAT, Map.of(), "");
        tell(false, Kind.EXHAUSTED, Map.of(), "nothing is left");
        assertThat(err.toString().lines())
                .containsExactly(
                        "strategy: collapse after 57 proposals (new_share 0.1250, window 50.00): the last proposals were old",
                        "strategy: reheat after 57 proposals",
                        "strategy: exhausted after 57 proposals: nothing is left");
    }

    @Test
    void showsControlsInsteadOfObeyingThem() {
        tell(false, Kind.REHEAT, Map.of(), "a\u001b[2Jb");
        assertThat(err.toString())
                .isEqualTo("strategy: reheat after 57 proposals: a\\u001b[2Jb" + System.lineSeparator());
    }

    @Test
    void leavesLearningToTheListing() {
        tell(true, Kind.UPDATE, Map.of("loss", 1.0), "");
        tell(false, Kind.GENERATION, Map.of(), "");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesTheBarAwayOnATerminal() {
        tell(true, Kind.REHEAT, Map.of(), "");
        assertThat(err.toString()).startsWith("\r\u001b[2Kstrategy: reheat after 57 proposals");
    }

    /** Start-up took a minute, each trial half of one: the minute is nobody's measure. */
    @Test
    void saysHowLongTheRestTakesOnceThatIsWorthSomething() {
        AtomicLong clock = new AtomicLong();
        Progress progress = new Progress(new PrintWriter(err), false, "search", 10, clock::get);
        for (int i = 0; i < 3; i++) {
            TrialSpec spec =
                    new TrialSpec(Phase.SEARCH, i, List.of(), PublishedNetworks.get("mobilenet-v2"), Optional.empty());
            progress.started(spec);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(i == 0 ? 90 : 30));
            progress.finished(Trial.started(spec, TrialRun.UNKNOWN), false);
        }
        assertThat(err.toString().lines().map(line -> line.replaceAll(".*elapsed", "elapsed")))
                .containsExactly("elapsed]", "elapsed, about 4:00 remaining]", "elapsed, about 3:30 remaining]");
    }
}
