package io.nas4j.cli.command;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.cli.stage.SearchStage;
import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The networks of a study that no other of it beats in accuracy and cost. */
final class FrontTable {

    private FrontTable() {}

    /** Prints the front, cheapest first, and notes its hypervolume beside the results. */
    static void print(StudyStore store, String study, Metric metric, Listing listing, Terminal terminal) {
        Optional<LatencyTable> latency = store.config(study).flatMap(StudyConfig::latency);
        if (metric == Metric.LATENCY && latency.isEmpty()) {
            throw new InvalidInputException("study " + study + " has no latency table, so that --cost latency means"
                    + " nothing there; --objective latency or --latency-table gives a search one");
        }
        ToLongFunction<Trial> cost = trial -> cost(metric, trial, latency);
        List<Trial> trials = SearchStage.networks(store, study);
        ParetoFront<Trial> front = ParetoFront.of(
                trials, trial -> trial.accuracy().orElse(Double.NaN), trial -> (double) cost.applyAsLong(trial));
        listing.print(
                front.things().stream()
                        .map(trial -> row(metric, trial, cost.applyAsLong(trial), latency))
                        .toList(),
                columns(metric),
                "Study " + study + " has no complete trial yet.");
        if (!trials.isEmpty()) {
            terminal.note(volume(front, trials, metric, cost));
        }
    }

    private static List<String> columns(Metric metric) {
        List<String> columns = new ArrayList<>(List.of("number", "accuracy"));
        if (metric == Metric.MEMORY) {
            columns.add("memory");
        }
        if (metric == Metric.LATENCY) {
            columns.addAll(List.of("predicted_latency_ms", "latency_ms"));
        }
        columns.addAll(List.of("macs", "params", "fingerprint", "architecture"));
        return columns;
    }

    private static Row row(Metric metric, Trial trial, long cost, Optional<LatencyTable> latency) {
        Row row = StudyRows.trial(trial, latency);
        return metric == Metric.MEMORY ? row.with("memory", cost) : row;
    }

    private static long cost(Metric metric, Trial trial, Optional<LatencyTable> latency) {
        return switch (metric) {
            case MACS -> trial.macs();
            case PARAMS -> trial.params();
            case MEMORY -> metric.of(trial.spec().architecture());
            case LATENCY -> latency.orElseThrow().nanos(trial.spec().architecture());
        };
    }

    private static String volume(
            ParetoFront<Trial> front, List<Trial> trials, Metric metric, ToLongFunction<Trial> cost) {
        long dearest = trials.stream().mapToLong(cost).max().orElseThrow();
        double volume = new Hypervolume(0, dearest).of(front);
        return String.format(
                Locale.ROOT,
                "front of %d of %d networks; hypervolume %.6g (accuracy times %s), %s of what accuracy 1 at no cost has; its reference"
                        + " point is accuracy 0 and the study's dearest network, %,d %s",
                front.points().size(),
                trials.size(),
                volume,
                unit(metric),
                Units.percent(volume / dearest),
                dearest,
                unit(metric));
    }

    private static String unit(Metric metric) {
        return switch (metric) {
            case MACS -> "MACs";
            case PARAMS -> "parameters";
            case MEMORY -> "bytes";
            case LATENCY -> "nanoseconds";
        };
    }
}
