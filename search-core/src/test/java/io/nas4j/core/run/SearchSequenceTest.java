package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.TRIALS;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.run;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which trials a search has follows from its configuration alone, whatever interrupts it. */
class SearchSequenceTest {

    @Test
    void givesOneSequenceHoweverWorkersRace() throws InterruptedException {
        MemoryStore first = new MemoryStore();
        run(config(4, TRIALS), Climber::new, new Simulated(1000), first);
        for (int again = 0; again < 5; again++) {
            MemoryStore store = new MemoryStore();
            run(config(4, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(first)).hasSize(TRIALS);
        }
    }

    @Test
    void resumesAfterKillWithTheSameSequence() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(config(3, TRIALS), Climber::new, new Simulated(1000), whole);
        for (int killedAfter : new int[] {1, 5, 12, 20}) {
            MemoryStore store = new MemoryStore();
            assertThatThrownBy(() -> run(config(3, TRIALS), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            assertThat(trials(store).stream().filter(t -> t.state() == TrialState.RUNNING))
                    .as("killed in the middle of a trial")
                    .isNotEmpty();
            run(config(3, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
            assertThat(store.strategyRecords("s"))
                    .isEqualTo(whole.strategyRecords("s"))
                    .isNotEmpty();
        }
    }

    /** Other workers give other trials, but from where they came on only, and a kill later changes nothing. */
    @Test
    void replaysEachTrialWithTheWorkersOfItsRun() throws InterruptedException {
        Provenance provenance = new MemoryStore().provenance("s");
        MemoryStore three = new MemoryStore();
        run(config(3, TRIALS), Climber::new, new Simulated(1000), three);
        MemoryStore whole = new MemoryStore();
        whole.beginRun("s", 3, provenance);
        run(config(3, 10), Climber::new, new Simulated(1000), whole);
        whole.beginRun("s", 1, provenance);
        run(config(1, TRIALS), Climber::new, new Simulated(1000), whole);
        assertThat(trials(whole).subList(0, 10)).isEqualTo(trials(three).subList(0, 10));
        assertThat(trials(whole)).isNotEqualTo(trials(three));
        for (int killedAfter : new int[] {1, 4, 9}) {
            MemoryStore store = new MemoryStore();
            store.beginRun("s", 3, provenance);
            run(config(3, 10), Climber::new, new Simulated(1000), store);
            store.beginRun("s", 1, provenance);
            assertThatThrownBy(() -> run(config(1, TRIALS), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            store.beginRun("s", 1, provenance);
            run(config(1, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
            assertThat(store.strategyRecords("s")).isEqualTo(whole.strategyRecords("s"));
        }
    }

    @Test
    void totalsAreTotals() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(config(2, TRIALS), Climber::new, new Simulated(1000), whole);
        MemoryStore store = new MemoryStore();
        run(config(2, 15), Climber::new, new Simulated(1000), store);
        assertThat(trials(store)).hasSize(15);
        run(config(2, TRIALS), Climber::new, new Simulated(1000), store);
        assertThat(trials(store)).isEqualTo(trials(whole));
        Simulated none = new Simulated(0);
        run(config(2, 15), Climber::new, none, store);
        assertThat(none.calls).hasValue(0);
    }

    @Test
    void refusesToContinueATrailThatThisProgramWouldNotHaveTaken() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(config(1, 5), Climber::new, new Simulated(1000), store);
        SearchStrategy other = new SearchStrategy() {
            private final SplittableRandom random = new SplittableRandom(99);

            @Override
            public Optional<Choices> propose() {
                return Optional.of(SPACE.sample(random));
            }

            @Override
            public void observe(Observation observation) {}
        };
        assertThatThrownBy(() -> run(config(1, 10), context -> other, new Simulated(1000), store))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("cannot be resumed exactly: its trial 0 was");
        assertThat(trials(store)).hasSize(5);
    }
}
