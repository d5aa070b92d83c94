package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Row;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How strategies did on several tables as rows: for people, and for programs. */
final class StandingRows {

    private StandingRows() {}

    static List<String> columns(List<Standing> standings) {
        List<String> columns = new ArrayList<>(List.of("strategy", "mean rank"));
        BenchmarkRows.shown(standings.get(0).share()).keySet().forEach(count -> columns.add("of random@" + count));
        columns.addAll(List.of("wins", "losses"));
        return columns;
    }

    /** What a person reads. */
    static List<Row> table(List<Standing> standings, int tables) {
        return standings.stream()
                .map(standing -> {
                    Row row = new Row()
                            .with("strategy", standing.strategy())
                            .with("mean rank", text("%.2f", standing.meanRank()));
                    BenchmarkRows.shown(standing.share())
                            .forEach((count, share) -> row.with("of random@" + count, share(share)));
                    return row.with("wins", standing.wins() + "/" + tables)
                            .with("losses", standing.losses() + "/" + tables);
                })
                .toList();
    }

    private static String share(Estimate share) {
        return text("%.2f ±%.2f", share.mean(), share.high() - share.mean());
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** What a program reads. */
    static List<Row> fields(List<Standing> standings) {
        return standings.stream()
                .map(standing -> {
                    Row shares = new Row();
                    Row intervals = new Row();
                    standing.share().forEach((count, share) -> {
                        shares.with(String.valueOf(count), share.mean());
                        intervals.with(String.valueOf(count), new Interval(share.low(), share.high()));
                    });
                    return new Row()
                            .with("strategy", standing.strategy())
                            .with("mean_rank", standing.meanRank())
                            .with("regret_share_of_random", shares)
                            .with("regret_share_95_percent_interval", intervals)
                            .with("wins_against_random", standing.wins())
                            .with("losses_against_random", standing.losses());
                })
                .toList();
    }
}
