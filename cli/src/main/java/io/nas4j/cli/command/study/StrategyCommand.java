package io.nas4j.cli.command.study;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.StrategyRows;
import io.nas4j.cli.output.Listing;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Require;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what happened inside a study's strategy. */
@Command(
        name = "strategy",
        description = "List what happened inside a study's strategy: what it learned from how many trials, when its"
                + " proposals began to repeat themselves, when nothing was left to propose.")
public final class StrategyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N records. By default all.")
    private Optional<Integer> last = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        last.ifPresent(count -> Require.between("--last", count, 1, Integer.MAX_VALUE));
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            List<StrategyRecord> records = store.strategyRecords(study);
            int from = Math.max(0, records.size() - last.orElse(records.size()));
            StrategyRows.print(
                    new Listing(spec.commandLine().getOut(), format.format()),
                    records.subList(from, records.size()),
                    format.format(),
                    "The strategy of study " + study + " has told nothing.");
        }
        return 0;
    }
}
