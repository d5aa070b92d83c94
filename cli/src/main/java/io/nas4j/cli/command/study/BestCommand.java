package io.nas4j.cli.command.study;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.FrontTable;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the best trials of a search. */
@Command(
        name = "best",
        description =
                "List the best search trials by reward, each network once; or with --pareto those that no other beats in"
                        + " both accuracy and cost.")
public final class BestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--top", paramLabel = "K", description = "How many networks to list. By default 1.")
    private Optional<Integer> top = Optional.empty();

    @Option(
            names = "--pareto",
            description =
                    "All networks than which no other is more accurate and not more expensive, or cheaper and not less"
                            + " accurate; the cheapest first.")
    private boolean pareto;

    @Option(
            names = "--cost",
            paramLabel = "METRIC",
            description = "Cost that --pareto weighs: macs, params, memory (bytes, inference on one image) or latency"
                    + " (predicted, of a study that weighs it). By default macs.")
    private Optional<Metric> cost = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        if (pareto && top.isPresent()) {
            throw new InvalidInputException(
                    "--top and --pareto exclude each other: the best by reward, or all that nothing beats");
        }
        if (cost.isPresent() && !pareto) {
            throw new InvalidInputException("--cost is what --pareto weighs; add --pareto or leave it out");
        }
        int count = Require.between("--top", top.orElse(1), 1, 1_000_000);
        Listing listing = new Listing(spec.commandLine().getOut(), format.format());
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            if (pareto) {
                FrontTable.print(store, study, cost.orElse(Metric.MACS), listing, Terminals.of(spec));
            } else {
                byReward(store, count, listing);
            }
        }
        return 0;
    }

    private void byReward(StudyStore store, int count, Listing listing) {
        Optional<LatencyTable> latency =
                store.config(study).flatMap(config -> config.plan().latency());
        listing.print(
                store.best(study, count).stream()
                        .map(trial -> StudyRows.trial(trial, latency))
                        .toList(),
                List.of("number", "accuracy", "macs", "params", "reward", "fingerprint", "architecture"),
                "Study " + study + " has no complete trial yet.");
    }
}
