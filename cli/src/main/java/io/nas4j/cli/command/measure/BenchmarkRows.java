package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Row;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.Reach;
import io.nas4j.core.benchmark.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The results of a benchmark as rows: for people, and for programs. */
final class BenchmarkRows {

    /** Between these a person misses nothing. */
    private static final Set<Integer> SHOWN = Set.of(25, 50, 100, 200, 300);

    private BenchmarkRows() {}

    static List<String> columns(List<StrategyResult> results) {
        List<String> columns = new ArrayList<>(List.of("strategy"));
        shown(results.get(0).progress().regret()).keySet().forEach(count -> columns.add("regret@" + count));
        int last = results.get(0).progress().front().lastKey();
        columns.add("front@" + last);
        columns.addAll(List.of("top 0.1 %", "best", "new", "propose ms", "observe ms", "s/search", "p (random)"));
        return columns;
    }

    /** What a person reads: regrets with half of their interval, medians with the seeds that never got there. */
    static List<Row> table(List<StrategyResult> results, int seeds) {
        return results.stream().map(result -> line(result, seeds)).toList();
    }

    private static Row line(StrategyResult result, int seeds) {
        Row row = new Row().with("strategy", result.strategy());
        shown(result.progress().regret())
                .forEach((count, estimate) -> row.with(
                        "regret@" + count, text("%.3f ±%.3f", estimate.mean(), estimate.high() - estimate.mean())));
        result.progress()
                .front()
                .tailMap(result.progress().front().lastKey())
                .forEach((count, share) -> row.with("front@" + count, text("%.2f %%", 100 * share.mean())));
        return row.with("top 0.1 %", reach(result.top(), seeds))
                .with("best", reach(result.best(), seeds))
                .with("new", text("%.1f %%", 100 * result.effort().newShare()))
                .with("propose ms", text("%.3f", result.effort().proposeMillis()))
                .with("observe ms", text("%.3f", result.effort().observeMillis()))
                .with("s/search", text("%.2f", result.effort().seconds()))
                .with(
                        "p (random)",
                        result.againstRandom().isPresent()
                                ? text("%.2g", result.againstRandom().getAsDouble())
                                : "");
    }

    /** What a table for people has room for: every second one, and the last. */
    static SortedMap<Integer, Estimate> shown(SortedMap<Integer, Estimate> estimates) {
        SortedMap<Integer, Estimate> shown = new TreeMap<>(estimates);
        shown.keySet().removeIf(count -> !SHOWN.contains(count) && !count.equals(estimates.lastKey()));
        return shown;
    }

    private static String reach(Reach reach, int seeds) {
        String median = reach.median().isPresent() ? text("%.0f", reach.median().getAsDouble()) : "-";
        return reach.never() == 0 ? median : median + " (" + reach.never() + "/" + seeds + " never)";
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** What a program reads. */
    static List<Row> fields(Judged judged) {
        return judged.results().stream()
                .map(result -> {
                    Row row = fields(result);
                    judged.forest().ifPresent(forest -> row.with("surrogate_tau", forest.tau()));
                    return row;
                })
                .toList();
    }

    private static Row fields(StrategyResult result) {
        Row regret = new Row();
        Row intervals = new Row();
        result.progress().regret().forEach((count, estimate) -> {
            regret.with(String.valueOf(count), estimate.mean());
            intervals.with(String.valueOf(count), interval(estimate));
        });
        Row front = new Row();
        result.progress().front().forEach((count, estimate) -> front.with(String.valueOf(count), estimate.mean()));
        Row row = new Row()
                .with("strategy", result.strategy())
                .with("regret", regret)
                .with("regret_95_percent_interval", intervals);
        if (!result.chosen().isEmpty()) {
            row.with("regret_of_chosen", chosen(result, Estimate::mean))
                    .with("regret_of_chosen_95_percent_interval", chosen(result, BenchmarkRows::interval));
        }
        return row.with("evals_to_top_0_1_percent", result.top().median())
                .with("never_top_0_1_percent", result.top().never())
                .with("evals_to_best", result.best().median())
                .with("never_best", result.best().never())
                .with("hypervolume_share", front)
                .with("new_share", result.effort().newShare())
                .with("fewest_evaluations", result.effort().fewest())
                .with("propose_ms", result.effort().proposeMillis())
                .with("observe_ms", result.effort().observeMillis())
                .with("strategy_seconds", result.effort().seconds())
                .with("p_value_against_random", result.againstRandom());
    }

    private static Row chosen(StrategyResult result, Function<Estimate, Object> value) {
        Row chosen = new Row();
        result.chosen().forEach((name, regret) -> {
            Row each = new Row();
            regret.forEach((count, estimate) -> each.with(String.valueOf(count), value.apply(estimate)));
            chosen.with(name, each);
        });
        return chosen;
    }

    private static Interval interval(Estimate estimate) {
        return new Interval(estimate.low(), estimate.high());
    }
}
