package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Row;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/** The regret of what would be taken at the end of searches, as rows that a person reads. */
final class TakenRows {

    private static final Set<Integer> SHOWN = Set.of(20, 40, 80, 100, 200);
    private static final String SEEN = "(best seen)";

    private TakenRows() {}

    static List<String> columns(List<StrategyResult> results) {
        List<String> columns = new ArrayList<>(List.of("strategy", "chosen by"));
        SortedMap<Integer, Estimate> regret = results.get(0).progress().regret();
        regret.keySet().stream().filter(count -> shown(regret, count)).forEach(count -> columns.add("regret@" + count));
        return columns;
    }

    /** For each strategy the best that it saw, then what would be taken. */
    static List<Row> table(List<StrategyResult> results) {
        List<Row> rows = new ArrayList<>();
        for (StrategyResult result : results) {
            rows.add(row(result.strategy(), SEEN, result.progress().regret()));
            result.chosen().forEach((name, regret) -> rows.add(row(result.strategy(), name, regret)));
        }
        return rows;
    }

    private static Row row(String strategy, String chosen, SortedMap<Integer, Estimate> regret) {
        Row row = new Row().with("strategy", strategy).with("chosen by", chosen);
        regret.forEach((count, estimate) -> {
            if (shown(regret, count)) {
                row.with("regret@" + count, text(estimate));
            }
        });
        return row;
    }

    private static boolean shown(SortedMap<Integer, Estimate> regret, int count) {
        return SHOWN.contains(count) || regret.lastKey() == count;
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f ±%.3f", estimate.mean(), estimate.high() - estimate.mean());
    }
}
