package io.nas4j.cli.output;

import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Shows how far a run is, on standard error: a bar that is drawn over where that is a terminal, else a line for each
 * finished trial.
 */
public final class Progress implements RunListener {

    private static final int BAR = 24;
    private static final Set<StrategyEvent.Kind> TOLD =
            Set.of(StrategyEvent.Kind.COLLAPSE, StrategyEvent.Kind.REHEAT, StrategyEvent.Kind.EXHAUSTED);

    private final PrintWriter err;
    private final boolean terminal;
    private final String what;
    private int total;
    private final LongSupplier nanos;
    private final long began;
    private final RemainingTime remaining = new RemainingTime();
    private int before;
    private int done;
    private double best = Double.NEGATIVE_INFINITY;

    /**
     * @param what the trials are, as {@code search}
     * @param total trials when all is done
     */
    public Progress(PrintWriter err, boolean terminal, String what, int total) {
        this(err, terminal, what, total, System::nanoTime);
    }

    /** The same with a clock of one's own. */
    Progress(PrintWriter err, boolean terminal, String what, int total, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @Override
    public synchronized void scoring(int networks, List<String> scores) {
        note("scoring " + networks + " random networks of the space by " + String.join(", ", scores)
                + ", before the first trial");
    }

    @Override
    public synchronized void missing(String sentence) {
        note(sentence);
    }

    @Override
    public synchronized void total(int trials) {
        total = trials;
        note("the total is " + trials + " trials from now on");
    }

    @Override
    public synchronized void started(TrialSpec spec) {
        remaining.started(spec.number());
    }

    @Override
    public synchronized void resumed(int finished, OptionalDouble bestBefore) {
        before += finished;
        best = Math.max(best, bestBefore.orElse(best));
    }

    @Override
    public synchronized void finished(Trial trial, boolean wasBefore) {
        if (wasBefore) {
            before++;
        } else {
            done++;
            remaining.finished(trial.number(), elapsed());
        }
        trial.reward().ifPresent(reward -> best = Math.max(best, reward));
        if (terminal) {
            err.print("\r\u001b[2K" + bar() + "  " + state());
            err.flush();
        } else if (!wasBefore) {
            err.println(Printable.line(line(trial)) + "  [" + state() + "]");
            err.flush();
        }
    }

    /** Learning is not told, being what a strategy does all the time: 'nas4j strategy' lists it. */
    @Override
    public synchronized void strategy(StrategyRecord record) {
        if (TOLD.contains(record.event().kind())) {
            note(line(record));
        }
    }

    /** A line above the bar. */
    synchronized void note(String text) {
        if (terminal) {
            err.print("\r\u001b[2K");
        }
        err.println(Printable.line(text));
        if (terminal && before + done > 0) {
            err.print(bar() + "  " + state());
        }
        err.flush();
    }

    @Override
    public synchronized void exhausted(int proposed) {
        endLine();
        err.println(
                what + ": the strategy has nothing new to propose after " + proposed + " trials, so the run ends here");
        err.flush();
    }

    @Override
    public synchronized void endedEarly(int proposed, String why) {
        endLine();
        err.println(what + ": ends after " + proposed + " of " + total + " trials: " + Printable.line(why));
        err.flush();
    }

    /** Ends the bar's line. */
    @Override
    public synchronized void ended() {
        endLine();
        err.flush();
    }

    private void endLine() {
        if (terminal && before + done > 0) {
            err.println();
        }
    }

    private String bar() {
        int full = (int) ((long) BAR * (before + done) / Math.max(1, total));
        return what + " [" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        state.append(before + done).append('/').append(total).append(" trials");
        if (best > Double.NEGATIVE_INFINITY) {
            state.append(String.format(Locale.ROOT, ", best reward %.4f", best));
        }
        state.append(", ").append(Units.duration(elapsed())).append(" elapsed");
        remaining
                .seconds(total - before - done)
                .ifPresent(seconds ->
                        state.append(", about ").append(Units.duration(seconds)).append(" remaining"));
        return state.toString();
    }

    private double elapsed() {
        return (nanos.getAsLong() - began) / 1e9;
    }

    private static String line(StrategyRecord record) {
        StrategyEvent event = record.event();
        String values = event.values().entrySet().stream()
                .map(value -> String.format(Locale.ROOT, "%s %.4g", value.getKey(), value.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
        return "strategy: " + event.kind().text() + " after " + record.proposed() + " proposals"
                + (event.values().isEmpty() ? "" : values)
                + (event.text().isBlank() ? "" : ": " + event.text().replaceAll("\\s+", " "));
    }

    private static String line(Trial trial) {
        String head = trial.spec().phase().text() + " trial " + trial.number() + ": ";
        String cost = Units.count(trial.macs()) + " MACs";
        if (trial.state() == TrialState.FAILED) {
            String cause = trial.cause().map(Enum::name).orElse("unknown cause");
            return head + "failed (" + cause + "), " + cost
                    + trial.message().map(m -> ": " + m).orElse("");
        }
        String accuracy =
                trial.accuracy().isPresent() ? Units.percent(trial.accuracy().getAsDouble()) : "no accuracy";
        String again = trial.sameAs().isPresent()
                ? " (same network as trial " + trial.sameAs().getAsInt() + ")"
                : "";
        return head + accuracy + ", " + cost + again;
    }
}
