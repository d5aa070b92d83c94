package io.nas4j.cli.command.measure;

import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Row;
import io.nas4j.controller.model.ModelRanking;
import io.nas4j.core.benchmark.Estimate;
import io.nas4j.space.Require;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How well the model of accuracies ranks the networks of a table that it has not seen.
 *
 * @param table name of the table
 * @param trained networks that it has learned from
 * @param tau Kendall's, mean over draws of these networks
 */
record ModelTau(String table, int trained, Estimate tau) {

    static final List<String> COLUMNS = List.of("table", "trained", "tau");

    /**
     * One for each number of networks that the model learns from.
     *
     * @param seeds draws of these networks
     */
    static List<ModelTau> of(TableOptions.Named table, List<Integer> trained, int seeds, long firstSeed) {
        Require.between("seeds", seeds, 1, 10_000);
        return trained.stream()
                .map(count -> new ModelTau(
                        table.name(),
                        count,
                        Estimate.of(LongStream.range(firstSeed, firstSeed + seeds)
                                .parallel()
                                .mapToDouble(seed -> ModelRanking.tau(table.table(), count, seed))
                                .toArray())))
                .toList();
    }

    /** What a person reads. */
    Row line() {
        return new Row()
                .with("table", table)
                .with("trained", trained)
                .with("tau", String.format(Locale.ROOT, "%.3f ±%.3f", tau.mean(), tau.high() - tau.mean()));
    }

    /** What a program reads. */
    Row fields() {
        return new Row()
                .with("table", table)
                .with("trained", trained)
                .with("tau", tau.mean())
                .with("tau_95_percent_interval", new Interval(tau.low(), tau.high()));
    }
}
