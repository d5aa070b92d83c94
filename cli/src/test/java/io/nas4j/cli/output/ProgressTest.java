package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
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
}
