package io.nas4j.cli.command.study;

import io.nas4j.api.StoredStudies;
import io.nas4j.api.Workspace;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.ConditionParser;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists a study's trials. */
@Command(name = "trials", description = "List a study's trials.")
public final class TrialsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            defaultValue = "search",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Phase phase;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description =
                    "Only trials for which it holds, as \"accuracy > 0.8 and (macs < 20M or not state = PRUNED)\":"
                            + " and, or, not, parentheses, < <= = != >= > and 'is null' on the fields that --sort has.")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "FIELD[:asc|:desc]",
            completionCandidates = SortFields.class,
            description = "Order of the listing, by one of ${COMPLETION-CANDIDATES}; what has no value comes last."
                    + " By default number:asc.")
    private Optional<String> sort = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "A,B,...",
            split = ",",
            description = "Fields to show, in this order, in every form. By default those of the phase in a table, and"
                    + " all elsewhere.")
    private List<String> columns = List.of();

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Only the N with the highest numbers of those that --where leaves. By default all.")
    private Optional<Integer> last = Optional.empty();

    @Option(
            names = "--follow",
            description = "List finished trials, then each that finishes, until the study is done or nobody runs it;"
                    + " in JSON one object a line.")
    private boolean follow;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws InterruptedException {
        if (follow && (sort.isPresent() || phase != Phase.SEARCH)) {
            throw new InvalidInputException("--follow lists search trials as they finish, so that "
                    + (sort.isPresent() ? "--sort " + sort.get() : "--phase " + phase.text())
                    + " cannot stand beside it; leave one of them out");
        }
        last.ifPresent(count -> Require.between("--last", count, 1, Integer.MAX_VALUE));
        TrialQuery query = new TrialQuery(
                phase,
                where.map(ConditionParser::parse).orElse(Condition.ALL),
                sort.map(TrialOrder::parse).orElse(TrialOrder.NUMBERS),
                last.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        List<String> shown = StudyRows.checked(columns);
        List<String> inTable = shown.isEmpty() ? StudyRows.columns(phase) : shown;
        Listing listing = new Listing(spec.commandLine().getOut(), format.format());
        if (follow) {
            try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
                Function<Trial, Row> row = row(shown, Studies.config(store, storage.url(), study));
                new TrialFollower(store, study, query, row, Terminals.of(spec)).print(listing.stream(inTable));
            }
            return 0;
        }
        try (StoredStudies studies = Workspace.at(storage.url()).read()) {
            listing.print(
                    studies.trials(study, query).stream()
                            .map(row(shown, studies.config(study)))
                            .toList(),
                    inTable,
                    "Study " + study + " has no " + phase.text() + " trials"
                            + where.map(condition -> " where " + condition).orElse("") + ".");
        }
        return 0;
    }

    private static Function<Trial, Row> row(List<String> shown, StudyConfig config) {
        Optional<LatencyTable> latency = config.plan().latency();
        return trial -> StudyRows.only(shown, StudyRows.trial(trial, latency));
    }
}
