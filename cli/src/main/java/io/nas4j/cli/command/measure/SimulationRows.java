package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Row;
import io.nas4j.core.simulation.ClusterResult;
import java.util.List;
import java.util.Locale;

/** Simulated searches as rows: for people, and for programs. */
final class SimulationRows {

    static final List<String> COLUMNS = List.of(
            "strategy",
            "workers",
            "lag",
            "regret",
            "hours",
            "worker hours",
            "busy",
            "waiting",
            "failed",
            "top 0.1 % after");

    private static final double HOUR = 3600;

    private SimulationRows() {}

    /** What a person reads: regret in points with half of its interval, times in hours. */
    static Row line(ClusterResult result, int seeds) {
        String never = result.top().never() == 0 ? "" : " (" + result.top().never() + "/" + seeds + " never)";
        return new Row()
                .with("strategy", result.strategy())
                .with("workers", result.workers())
                .with("lag", result.lag())
                .with(
                        "regret",
                        text(
                                "%.3f ±%.3f",
                                result.regret().mean(),
                                result.regret().high() - result.regret().mean()))
                .with("hours", text("%.3g", result.spent().seconds().mean() / HOUR))
                .with("worker hours", text("%.3g", result.spent().workerSeconds() / HOUR))
                .with("busy", text("%.1f %%", 100 * result.spent().busy()))
                .with("waiting", text("%.1f %%", 100 * result.spent().waiting()))
                .with("failed", text("%.1f", result.spent().failed()))
                .with(
                        "top 0.1 % after",
                        (result.top().median().isPresent()
                                        ? text("%.3g h", result.top().median().getAsDouble() / HOUR)
                                        : "-")
                                + never);
    }

    /** What a program reads. */
    static Row fields(ClusterResult result) {
        return new Row()
                .with("strategy", result.strategy())
                .with("workers", result.workers())
                .with("lag", result.lag())
                .with("regret", result.regret().mean())
                .with("regret_low", result.regret().low())
                .with("regret_high", result.regret().high())
                .with("seconds", result.spent().seconds().mean())
                .with("seconds_low", result.spent().seconds().low())
                .with("seconds_high", result.spent().seconds().high())
                .with("worker_seconds", result.spent().workerSeconds())
                .with("busy_share", result.spent().busy())
                .with("waiting_share", result.spent().waiting())
                .with("failed", result.spent().failed())
                .with("seconds_to_top_0_1_percent", result.top().median())
                .with("never_top_0_1_percent", result.top().never());
    }

    /** The regret at each moment, a row each. */
    static List<Row> curve(ClusterResult result) {
        return result.curve().stream()
                .map(moment -> new Row()
                        .with("strategy", result.strategy())
                        .with("workers", result.workers())
                        .with("seconds", moment.seconds())
                        .with("regret", moment.regret().mean())
                        .with("low", moment.regret().low())
                        .with("high", moment.regret().high()))
                .toList();
    }

    /** A number of workers in words. */
    static String workers(int count) {
        return count == 1 ? "1 worker" : count + " workers";
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
