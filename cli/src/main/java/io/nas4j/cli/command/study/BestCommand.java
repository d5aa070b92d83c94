package io.nas4j.cli.command.study;

import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ChosenRows;
import io.nas4j.cli.listing.FrontTable;
import io.nas4j.cli.listing.ObjectiveFront;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.search.Metric;
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
                "List the best networks of a search, by all that is known of them; or with --pareto those that no other"
                        + " beats in both accuracy and cost.")
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

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description = "What --pareto weighs in place of a cost: a number that a program of yours has measured, as"
                    + " latency_ms. Less is better.")
    private Optional<String> objective = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "EVIDENCE",
            description =
                    "seen: the rewards of the trials, of which the best were also the luckiest. posterior: what a model of"
                            + " the accuracies expects, all trials taken together, and scores without training where the study has"
                            + " some. By default the latter of these that there is.")
    private Optional<String> by = Optional.empty();

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
        if (objective.isPresent() && (!pareto || cost.isPresent())) {
            throw new InvalidInputException(
                    "--objective is what --pareto weighs in place of --cost; give --pareto, and one of the two");
        }
        if (by.isPresent() && pareto) {
            throw new InvalidInputException(
                    "--by orders networks, and --pareto lists all that nothing beats;" + " leave one of them out");
        }
        Optional<Basis> basis = by.map(Basis::parse);
        int count = Require.between("--top", top.orElse(1), 1, 1_000_000);
        Listing listing = new Listing(spec.commandLine().getOut(), format.format());
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            if (objective.isPresent()) {
                ObjectiveFront.print(store, study, objective.get(), listing);
            } else if (pareto) {
                FrontTable.print(store, study, cost.orElse(Metric.MACS), listing, Terminals.of(spec));
            } else {
                StudyConfig config = Studies.config(store, storage.url(), study);
                ChosenRows.print(
                        StudyChoice.of(store, config, basis, count), config, count, listing, Terminals.of(spec));
            }
        }
        return 0;
    }
}
