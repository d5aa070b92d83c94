package io.nas4j.cli.listing;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.NetworkFront;
import io.nas4j.core.store.NetworkPoint;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
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
public final class FrontTable {

    private FrontTable() {}

    /** Prints the front, cheapest first, and notes its hypervolume beside the results. */
    public static void print(StudyStore store, String study, Metric metric, Listing listing, Terminal terminal) {
        Optional<LatencyTable> latency =
                store.config(study).flatMap(config -> config.plan().latency());
        if (metric == Metric.LATENCY && latency.isEmpty()) {
            throw new InvalidInputException("study " + study + " has no latency table, so that --cost latency means"
                    + " nothing there; --objective latency or --latency-table gives a search one");
        }
        NetworkFront front = front(store, study, metric, latency);
        List<Integer> numbers =
                front.points().stream().map(NetworkPoint::number).toList();
        Map<Integer, Trial> trials =
                store.numbered(study, numbers).stream().collect(Collectors.toMap(Trial::number, trial -> trial));
        listing.print(
                front.points().stream()
                        .map(point ->
                                row(metric, Objects.requireNonNull(trials.get(point.number())), point.cost(), latency))
                        .toList(),
                columns(metric),
                "Study " + study + " has no complete trial yet.");
        if (!front.points().isEmpty()) {
            terminal.note(volume(front, metric));
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
    private static NetworkFront front(StudyStore store, String study, Metric metric, Optional<LatencyTable> latency) {
        if (metric == Metric.MACS || metric == Metric.PARAMS) {
            return store.front(study, metric);
        }
        Condition distinct = new Condition.All(List.of(
                new Condition.OfWord(TrialField.STATE, true, TrialState.COMPLETE.name()),
                new Condition.Missing(TrialField.SAME_AS)));
        return NetworkFront.of(store.trials(study, TrialQuery.where(Phase.SEARCH, distinct)).stream()
                .map(trial -> new NetworkPoint(
                        trial.number(),
                        trial.accuracy().orElse(Double.NaN),
                        metric == Metric.LATENCY
                                ? latency.orElseThrow().nanos(trial.spec().architecture())
                                : metric.of(trial.spec().architecture())))
                .toList());
    }

    private static String volume(NetworkFront front, Metric metric) {
        ParetoFront<NetworkPoint> points = ParetoFront.of(front.points(), NetworkPoint::accuracy, NetworkPoint::cost);
        double volume = new Hypervolume(0, front.mostExpensive()).of(points);
        return String.format(
                Locale.ROOT,
                "front of %d networks; hypervolume %.6g (accuracy times %s), %s of what accuracy 1 at no cost has; its reference"
                        + " point is accuracy 0 and the study's most expensive network, %,d %s",
                front.points().size(),
                volume,
                unit(metric),
                Units.percent(volume / front.mostExpensive()),
                front.mostExpensive(),
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
