package io.nas4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEndTest {

    private final List<String> heard = new ArrayList<>();

    private static final StrategyFactory STRATEGY = context -> new Climber(context);

    /** Ends at a number, whatever it is asked before. */
    private void run(StudyConfig config, Simulated evaluator, MemoryStore store, int end) throws InterruptedException {
        RunListener listener = new RunListener() {
            @Override
            public void endedEarly(int proposed, String why) {
                heard.add(proposed + " " + why);
            }
        };
        new SearchRun(
                        Searches.SPACE,
                        STRATEGY,
                        new TrialRunner(config, evaluator, store, listener),
                        "test",
                        0,
                        (proposed, observed) ->
                                proposed >= end ? Optional.of("enough of " + observed) : Optional.empty())
                .run();
    }

    private static List<Trial> whole(int workers, int trials) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        Searches.run(Searches.config(workers, trials), STRATEGY, new Simulated(1_000), store);
        return Searches.trials(store);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void endsBeforeTheTrialAndFinishesWhatRuns(int workers) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(Searches.config(workers, 40), new Simulated(1_000), store, 25);
        assertThat(Searches.trials(store)).isEqualTo(whole(workers, 25)).hasSize(25);
        int observed = 25 - Searches.config(workers, 40).execution().lag() + 1;
        assertThat(heard).containsExactly("25 enough of " + observed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 12, 18})
    void aKilledSearchEndsThereToo(int kill) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        StudyConfig config = Searches.config(2, 40);
        assertThatThrownBy(() -> run(config, new Simulated(kill), store, 25)).isInstanceOf(InterruptedException.class);
        run(config, new Simulated(1_000), store, 25);
        assertThat(Searches.trials(store)).isEqualTo(whole(2, 25));
        run(config, new Simulated(0), store, 25);
        assertThat(heard).hasSize(2).allMatch(heard.get(0)::equals);
    }

    @Test
    void goesOnExactlyWithMoreTrials() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(Searches.config(2, 40), new Simulated(1_000), store, 25);
        run(Searches.config(2, 40), new Simulated(1_000), store, 100);
        assertThat(Searches.trials(store)).isEqualTo(whole(2, 40));
    }

    @Test
    void neverEndsBeforeATrialThatIsThere() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(Searches.config(1, 30), new Simulated(1_000), store, 100);
        run(Searches.config(1, 40), new Simulated(1_000), store, 10);
        assertThat(Searches.trials(store)).hasSize(30);
        assertThat(heard).singleElement().asString().startsWith("30 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 19})
    void goesOnToATotalThatIsRaisedMeanwhile(int when) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        StudyConfig config = Searches.config(2, 20);
        RunListener listener = new RunListener() {
            @Override
            public void finished(Trial trial, boolean before) {
                if (trial.number() == when) {
                    store.setTrials(config.name(), 30);
                }
            }

            @Override
            public void total(int trials) {
                heard.add("total " + trials);
            }
        };
        store.create(config, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        new SearchRun(Searches.SPACE, STRATEGY, new TrialRunner(config, new Simulated(1_000), store, listener), "test")
                .run();
        assertThat(Searches.trials(store)).isEqualTo(whole(2, 30)).hasSize(30);
        assertThat(heard).containsExactly("total 30");
    }
}
