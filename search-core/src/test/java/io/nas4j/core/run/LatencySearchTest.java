package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.INPUT;
import static io.nas4j.core.run.Searches.TRIALS;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.run;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Searches whose reward weighs what inference takes. */
class LatencySearchTest {

    /** A study whose reward weighs what its own table predicts. */
    private static StudyConfig timed(int workers, long slowest) {
        StagedSpace space = SearchSpaces.get(SearchSpaces.MICRO, INPUT, 10);
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        space.operators()
                .forEach(operator -> timings.put(operator, new Timing(1 + slowest * timings.size() % 7919, 0)));
        Objective objective = new Objective(Objective.Form.HARD, Metric.LATENCY, 30_000, -1);
        LatencyTable table = new LatencyTable("none", "none", 8, 1, timings);
        return config(workers, TRIALS)
                .withPlan(plan -> plan.withObjective(objective).withLatency(Optional.of(table)));
    }

    @Test
    void weighsTheLatencyThatTheStudysTablePredicts() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        StudyConfig config = timed(2, 1009);
        run(config, Climber::new, new Simulated(1000), store);
        LatencyTable table = config.plan().latency().orElseThrow();
        assertThat(trials(store))
                .anySatisfy(trial ->
                        assertThat(table.nanos(trial.spec().architecture())).isGreaterThan(30_000));
        for (Trial trial : trials(store)) {
            if (trial.state() == TrialState.COMPLETE) {
                long nanos = table.nanos(trial.spec().architecture());
                assertThat(trial.reward())
                        .hasValue(config.plan()
                                .objective()
                                .reward(trial.accuracy().getAsDouble(), nanos));
            }
        }
        MemoryStore other = new MemoryStore();
        run(timed(2, 2003), Climber::new, new Simulated(1000), other);
        assertThat(trials(other)).as("another table is another study").isNotEqualTo(trials(store));
    }

    @Test
    void resumesAfterKillWithTheSameSequenceWhereLatencyCounts() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(timed(3, 1009), Climber::new, new Simulated(1000), whole);
        for (int killedAfter : new int[] {1, 12}) {
            MemoryStore store = new MemoryStore();
            assertThatThrownBy(() -> run(timed(3, 1009), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            run(timed(3, 1009), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
        }
    }

    /** Of one image and of the table's batch; networks beyond the table, as scaled ones are, have no reward. */
    @Test
    void asksForMeasurementsOfSearchTrialsAlone() throws InterruptedException {
        List<List<Integer>> asked = new CopyOnWriteArrayList<>();
        TrialEvaluator evaluator = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                asked.add(request.latencyBatches());
                return new Outcome.Complete(0.5, OptionalDouble.empty());
            }

            @Override
            public void close() {}
        };
        StudyConfig config = timed(1, 1009).withExecution(execution -> execution.withTrials(1));
        MemoryStore store = new MemoryStore();
        run(config, Climber::new, evaluator, store);
        TrialSpec larger = new TrialSpec(
                Phase.GRID,
                0,
                List.of(),
                trials(store).get(0).spec().architecture().withResolution(40),
                Optional.empty());
        Trial scaled = new TrialRunner(config, evaluator, store, RunListener.NONE)
                .run(larger, config.plan().task(), WantedResults.NONE, 0);
        assertThat(asked).containsExactly(List.of(1, 8), List.of());
        assertThat(scaled.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(scaled.reward()).isEmpty();
    }
}
