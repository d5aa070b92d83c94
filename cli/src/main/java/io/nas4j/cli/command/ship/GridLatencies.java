package io.nas4j.cli.command.ship;

import io.nas4j.api.begin.LatencyTables;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.evaluator.latency.LatencyRequest;
import io.nas4j.evaluator.latency.LatencyResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What inference with the candidates of a grid search takes. */
final class GridLatencies {

    /** Rounds end after it, but each candidate has its fewest runs. */
    private static final double SECONDS = 20;

    private static final double NANOS = 1e6;

    @Option(
            names = "--latency",
            description =
                    "Measure what inference with each candidate takes here, one image on one core, and print it. By default it is"
                            + " what the study's latency table predicts, where it has one.")
    private boolean asked;

    /** Refuses to measure where nothing here can. */
    void check() {
        if (asked) {
            LatencyTables.requireEngine();
        }
    }

    /** The result with measured latencies, where these were asked for. */
    GridSearchResult in(GridSearchResult result, Terminal terminal) {
        if (!asked) {
            return result;
        }
        List<TrialSpec> candidates = result.plan().trials();
        LatencyResult timed = Workers.latency(
                new LatencyRequest(
                        1,
                        List.of(),
                        candidates.stream().map(TrialSpec::architecture).toList(),
                        SECONDS),
                LatencyTables.progress(terminal::note));
        Map<Integer, Double> latencies = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            latencies.put(candidates.get(i).number(), timed.networks().get(i).median() / NANOS);
        }
        return result.withLatencies(latencies);
    }
}
