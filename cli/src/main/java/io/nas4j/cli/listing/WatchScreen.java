package io.nas4j.cli.listing;

import io.nas4j.cli.output.BraillePlot;
import io.nas4j.cli.output.Units;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A study on one screen: how far it is, the best, accuracies against costs, what each worker trains, and failures. */
public final class WatchScreen {

    private static final BraillePlot PLOT = new BraillePlot(60, 10);
    private static final int BAR = 40;
    private static final int MOST_WORKERS = 12;
    private static final double QUARTER = 0.25;
    private static final double FAR = 3;

    private WatchScreen() {}

    /**
     * The lines.
     *
     * @param now for how long trials have been training
     */
    public static List<String> lines(WatchedStudy study, Instant now) {
        StudySummary summary = study.summary();
        StudyConfig config = summary.config();
        List<String> lines = new ArrayList<>();
        lines.add("study " + config.name() + ": space " + config.plan().space().name() + ", strategy "
                + config.plan().strategy() + ", " + state(summary));
        int total = config.execution().trials();
        int full = (int) ((long) BAR * Math.min(total, summary.finished()) / Math.max(1, total));
        lines.add("[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + progress(summary));
        lines.add(study.best()
                .map(best -> "best: trial " + best.number()
                        + String.format(
                                Locale.ROOT,
                                ", reward %.4f, accuracy ",
                                best.reward().orElseThrow())
                        + Units.percent(best.accuracy().orElseThrow()) + ", " + Units.count(best.macs()) + " MACs, "
                        + Units.count(best.params()) + " parameters")
                .orElse("no trial is complete yet"));
        if (!study.seen().isEmpty()) {
            lines.addAll(plot(study.seen()));
        }
        lines.addAll(workers(study, now));
        if (!study.failures().isEmpty()) {
            lines.add("failed: "
                    + new TreeMap<>(study.failures())
                            .entrySet().stream()
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    /** How far the study is, in one line. */
    public static String progress(StudySummary summary) {
        return summary.finished() + "/" + summary.config().execution().trials() + " trials (" + summary.complete()
                + " complete, " + summary.pruned() + " pruned, " + summary.failed() + " failed)";
    }

    private static String state(StudySummary summary) {
        return switch (summary.state()) {
            case "COMPLETE" -> "done";
            case "RUNNING" -> "running";
            default -> "nobody runs it";
        };
    }

    /** What lies far below the others stands at the bottom. */
    private static List<String> plot(List<WatchedStudy.Seen> seen) {
        List<Double> accuracies =
                seen.stream().map(WatchedStudy.Seen::accuracy).sorted().toList();
        double quarter = accuracies.get((int) (QUARTER * accuracies.size()));
        double most = accuracies.get(accuracies.size() - 1);
        double bound = quarter - FAR * (most - quarter);
        double least =
                accuracies.stream().filter(value -> value >= bound).findFirst().orElse(quarter);
        double range = most > least ? most - least : 1;
        long expensive = seen.stream().mapToLong(WatchedStudy.Seen::macs).max().orElse(1);
        List<String> rows = PLOT.lines(seen.stream()
                .map(each -> new BraillePlot.Dot((double) each.macs() / expensive, (each.accuracy() - least) / range))
                .toList());
        List<String> lines = new ArrayList<>();
        lines.add("accuracy against MACs:");
        for (int r = 0; r < rows.size(); r++) {
            String label = r == 0 ? Units.percent(most) : r == rows.size() - 1 ? Units.percent(least) : "";
            lines.add(String.format(Locale.ROOT, "%9s |%s", label, rows.get(r)));
        }
        String end = Units.count(expensive) + " MACs";
        lines.add(" ".repeat(9) + " 0" + " ".repeat(Math.max(1, PLOT.columns() - end.length())) + end);
        return lines;
    }

    private static List<String> workers(WatchedStudy study, Instant now) {
        List<String> lines = new ArrayList<>();
        for (Trial trial : study.running().stream().limit(MOST_WORKERS).toList()) {
            lines.add(worker(
                    trial, study.summary().config().plan().task().recipe().epochs(), now));
        }
        int more = study.running().size() - MOST_WORKERS;
        if (more > 0) {
            lines.add("and " + more + " more in training");
        }
        return lines;
    }

    private static String worker(Trial trial, int epochs, Instant now) {
        String who = trial.run().worker().isPresent()
                ? "worker " + trial.run().worker().getAsInt() + ": "
                : "";
        List<Epoch> done = trial.epochs();
        String last = done.isEmpty()
                ? ""
                : ", accuracy " + Units.percent(done.get(done.size() - 1).accuracy());
        String since = trial.run()
                .started()
                .map(started -> ", "
                        + Units.duration(
                                Math.max(0, Duration.between(started, now).toMillis() / 1e3)))
                .orElse("");
        return who + "trial " + trial.number() + ", epoch " + Math.min(epochs, done.size() + 1) + " of " + epochs + last
                + since + ", " + Units.count(trial.macs()) + " MACs";
    }
}
