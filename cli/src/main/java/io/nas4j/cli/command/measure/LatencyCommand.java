package io.nas4j.cli.command.measure;

import io.nas4j.api.about.Processor;
import io.nas4j.api.begin.LatencyTables;
import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.input.LatencyFile;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.stage.InputSize;
import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.KeptFiles;
import io.nas4j.core.file.UserPath;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.evaluator.latency.LatencyRequest;
import io.nas4j.evaluator.latency.LatencyResult;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what inference takes: the operators of a space for a latency table, or one network. */
@Command(
        name = "latency",
        description =
                "Measure what inference takes with LibTorch on one thread: every operator of a space, for a table that"
                        + " predicts its networks' latency, or one network. With --check, measure random networks whole and"
                        + " say how well the table predicts them.")
public final class LatencyCommand implements Callable<Integer> {

    private static final int SHOWN = 10;
    private static final int MOST_CHECKED = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SPACE|ARCH",
            description =
                    "A space's built-in name, or with --space a YAML file that defines one; else an architecture: a"
                            + " published name, STUDY#TRIAL, a notation, or a file with one.")
    private String subject;

    @Option(names = "--space", description = "SPACE|ARCH is a file that defines a space.")
    private boolean isSpace;

    @Option(names = "--batch", paramLabel = "N", description = "Images in a batch. By default the table's, or 1.")
    private Optional<Integer> batch = Optional.empty();

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description = "Input pixels a side. By default the space's or the architecture's.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Number of classes; a search has those of its data set. By default the space's or the"
                    + " architecture's.")
    private Optional<Integer> classes = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "" + (int) LatencyTables.SECONDS,
            description = "Seconds for all rounds together, of which there are 7 to 41. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the table there, for search --latency-table.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Measure no table, but use this one: to look at it, to --check it, or to predict ARCH.")
    private Optional<Path> table = Optional.empty();

    @Option(
            names = "--check",
            paramLabel = "N",
            defaultValue = "0",
            description = "Measure N random networks of the space whole, too. Default: ${DEFAULT-VALUE}.")
    private int check;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the networks of --check. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Require.between("--batch", batch.orElse(1), 1, LatencyTable.MAX_BATCH);
        Require.between("--check", check, 0, MOST_CHECKED);
        Require.between("--seconds", seconds, 0.0, 1e6);
        out.ifPresent(this::requireWritable);
        if (isSpace || SearchSpaces.names().contains(subject)) {
            ofSpace();
        } else {
            ofNetwork();
        }
        return 0;
    }

    private void requireWritable(Path file) {
        KeptFiles kept = new KeptFiles();
        if (!SearchSpaces.names().contains(subject)) {
            kept.with(UserPath.of("SPACE", subject), "what is read");
        }
        kept.refuse(file);
        AtomicFile.requireWritable(file);
    }

    private void ofSpace() {
        SpaceDefinition definition = SpaceArgument.definition(SpaceArgument.source(subject, List.of()));
        Input natural = definition.frame().input();
        StagedSpace space = definition.space(
                new Input(resolution.orElse(natural.resolution()), natural.channels()),
                classes.orElse(definition.frame().classes()));
        resolution.flatMap(pixels -> InputSize.warning(pixels, definition)).ifPresent(Terminals.of(spec)::note);
        List<Architecture> networks = LatencyTables.random(space, "check", seed, check);
        LatencyTable times;
        List<Timing> measured;
        if (table.isPresent()) {
            times = given(table.get());
            space.with(Optional.of(times));
            measured = networks.isEmpty()
                    ? List.of()
                    : networks(networks, times.batch()).networks();
        } else {
            LatencyTables.Measured both =
                    LatencyTables.measured(space, batch.orElse(1), seconds, networks, Terminals.of(spec)::note);
            times = both.table();
            measured = both.networks();
        }
        out.ifPresent(file -> LatencyFile.write(file, times));
        Listing listing = new Listing(spec.commandLine().getOut(), format.format());
        if (check == 0) {
            printOperators(times, listing);
        } else {
            new LatencyCheck(times, networks, measured).print(listing, format.format(), Terminals.of(spec));
        }
    }

    private LatencyTable given(Path file) {
        LatencyTable read = LatencyFile.read(file);
        if (batch.isPresent() && batch.get() != read.batch()) {
            throw new InvalidInputException(
                    "--batch is " + batch.get() + ", but " + file + " was measured with batches of " + read.batch());
        }
        return read;
    }

    private LatencyResult networks(List<Architecture> networks, int images) {
        LatencyTables.requireEngine();
        return Workers.latency(
                new LatencyRequest(images, List.of(), networks, seconds),
                LatencyTables.progress(Terminals.of(spec)::note));
    }

    /** All operators; in the table form those that take longest. */
    private void printOperators(LatencyTable times, Listing listing) {
        List<Row> rows = new ArrayList<>();
        times.timings()
                .forEach((operator, timing) -> rows.add(new Row()
                        .with("operator", operator.text())
                        .with("median_ms", StudyRows.milliseconds(timing.median()))
                        .with("iqr_ms", StudyRows.milliseconds(timing.spread()))));
        if (format.format() != Format.TABLE) {
            listing.print(rows, List.of(), "");
            return;
        }
        List<Row> slowest = times.timings().entrySet().stream()
                .sorted((a, b) ->
                        Long.compare(b.getValue().median(), a.getValue().median()))
                .limit(SHOWN)
                .map(each -> new Row()
                        .with("operator", each.getKey().text())
                        .with(
                                "median_ms",
                                StudyRows.milliseconds(each.getValue().median()))
                        .with("iqr_ms", StudyRows.milliseconds(each.getValue().spread())))
                .toList();
        listing.print(slowest, List.of("operator", "median_ms", "iqr_ms"), "");
        Terminals.of(spec)
                .say("The slowest of " + rows.size() + " operators, in batches of " + times.batch() + ", by "
                        + times.engine() + ", " + times.machine() + "; networks take " + Decimals.text(times.factor())
                        + " times the sum of theirs.");
    }

    private void ofNetwork() {
        if (check > 0 || out.isPresent()) {
            throw new InvalidInputException("--check and -o are for a space, but '" + subject + "' is none of "
                    + String.join(", ", SearchSpaces.names()) + "; --space says that it is a file of one");
        }
        Architecture read = ArchitectureArgument.read(subject, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
        Architecture sized = resolution.map(read::withResolution).orElse(read);
        Architecture network = classes.map(sized::withClasses).orElse(sized);
        Optional<LatencyTable> times = table.map(this::given);
        Optional<Long> predicted = times.map(each -> each.nanos(network));
        int images = times.map(LatencyTable::batch).orElse(batch.orElse(1));
        LatencyResult result = networks(List.of(network), images);
        Timing timing = result.networks().get(0);
        new Listing(spec.commandLine().getOut(), format.format())
                .print(new Row()
                        .with("architecture", network.toString())
                        .with("batch", images)
                        .with("latency_ms", StudyRows.milliseconds(timing.median()))
                        .with("latency_iqr_ms", StudyRows.milliseconds(timing.spread()))
                        .with("predicted_latency_ms", predicted.map(StudyRows::milliseconds))
                        .with("runs", result.rounds())
                        .with("engine", result.engine())
                        .with("machine", Processor.name() + ", " + LatencyTables.pinning(result)));
    }
}
