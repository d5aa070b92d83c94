package io.nas4j.cli.command;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialField;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The networks of a study that no other of it beats in accuracy and cost. */
final class FrontTable {

    private FrontTable() {}

    /** A network by what counts. */
    private record Judged(int number, double accuracy, long cost) {}

    /** Prints the front, cheapest first, and notes its hypervolume beside the results. */
    static void print(StudyStore store, String study, Metric metric, Listing listing, Terminal terminal) {
        Optional<LatencyTable> latency = store.config(study).flatMap(StudyConfig::latency);
        if (metric == Metric.LATENCY && latency.isEmpty()) {
            throw new InvalidInputException("study " + study + " has no latency table, so that --cost latency means"
                    + " nothing there; --objective latency or --latency-table gives a search one");
        }
        List<Judged> networks = networks(store, study, metric, latency);
        ParetoFront<Judged> front = ParetoFront.of(networks, Judged::accuracy, Judged::cost);
        List<Integer> numbers = front.things().stream().map(Judged::number).toList();
        Map<Integer, Trial> trials =
                store.trials(study, TrialQuery.where(Phase.SEARCH, Condition.numbered(numbers))).stream()
                        .collect(Collectors.toMap(Trial::number, trial -> trial));
        listing.print(
                front.things().stream()
                        .map(judged ->
                                row(metric, Objects.requireNonNull(trials.get(judged.number)), judged.cost, latency))
                        .toList(),
                columns(metric),
                "Study " + study + " has no complete trial yet.");
        if (!networks.isEmpty()) {
            terminal.note(volume(front, networks, metric));
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

    /** What memory a network takes, and how long, is not stored: each must be laid out for it. */
    private static List<Judged> networks(
            StudyStore store, String study, Metric metric, Optional<LatencyTable> latency) {
        if (metric == Metric.MACS || metric == Metric.PARAMS) {
            return store.networks(study).stream()
                    .map(point -> new Judged(
                            point.number(), point.accuracy(), metric == Metric.MACS ? point.macs() : point.params()))
                    .toList();
        }
        Condition distinct = new Condition.All(List.of(
                new Condition.OfWord(TrialField.STATE, true, TrialState.COMPLETE.name()),
                new Condition.Missing(TrialField.SAME_AS)));
        return store.trials(study, TrialQuery.where(Phase.SEARCH, distinct)).stream()
                .map(trial -> new Judged(
                        trial.number(),
                        trial.accuracy().orElse(Double.NaN),
                        metric == Metric.LATENCY
                                ? latency.orElseThrow().nanos(trial.spec().architecture())
                                : metric.of(trial.spec().architecture())))
                .toList();
    }

    private static String volume(ParetoFront<Judged> front, List<Judged> networks, Metric metric) {
        long dearest = networks.stream().mapToLong(Judged::cost).max().orElseThrow();
        double volume = new Hypervolume(0, dearest).of(front);
        return String.format(
                Locale.ROOT,
                "front of %d of %d networks; hypervolume %.6g (accuracy times %s), %s of what accuracy 1 at no cost has; its reference"
                        + " point is accuracy 0 and the study's dearest network, %,d %s",
                front.points().size(),
                networks.size(),
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
