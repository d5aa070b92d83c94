package io.nas4j.cli.command.measure;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.cli.output.Terminal;
import io.nas4j.controller.forest.ForestSpace;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeOrder;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.ScoreFile;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.DecisionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say which trained networks are meant, of tables or of a study, and what their codes are. */
final class TableOptions {

    private static final String CODES = "codes";
    private static final String SUFFIX = ".csv";

    /** A table's surrogate is the same whatever seeds strategies have. */
    private static final long SURROGATE_SEED = 0;

    /** One table, all of a folder, or a study. */
    static final class Which {

        @Option(
                names = "--table",
                paramLabel = "FILE",
                description =
                        "CSV with the columns code, accuracy (fraction or per cent), params and flops (MACs), and columns"
                                + " named after scores, as naswot: strategies are told those of 64 networks beforehand. A"
                                + " code is the choice of each decision, counted from 0: one digit or letter each, or"
                                + " numbers with '-' between.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--tables",
                paramLabel = "DIR",
                description = "All tables of a folder (*.csv): each alone, then how strategies did on all together.")
        private Optional<Path> folder = Optional.empty();

        @Option(
                names = "--from",
                paramLabel = "STUDY",
                description = "A study as a table: the networks of its complete trials, in its own space.")
        private Optional<String> study = Optional.empty();
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = CODES,
            description = "What the codes are sequences of: a built-in space ('nas4j space' lists them), a YAML file,"
                    + " or codes, where every place of the code is a decision and every code a network of its own."
                    + " Default: ${DEFAULT-VALUE}.")
    private String space;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "CSV with a column code and columns named after scores, as naswot: these are joined to the rows of"
                            + " --table. By default none.")
    private Optional<Path> scores = Optional.empty();

    @Option(
            names = "--ordered",
            paramLabel = "yes|no|PLACES",
            converter = OrderConverter.class,
            defaultValue = "yes",
            description = "Which places of codes may have an order (0 the least): yes for all, no for none, or numbers"
                    + " from 1 with commas between. Strategies find out whether it tells anything. Default:"
                    + " ${DEFAULT-VALUE}.")
    private CodeOrder ordered;

    @Option(
            names = "--surrogate",
            description =
                    "Judge strategies on all networks of the space: accuracies are what a forest of regression trees"
                            + " says that learned those of the table or study. How well it ranks networks that it has not learned is"
                            + " printed first (Kendall's tau, cross-validated). By default strategies find only what was trained.")
    private boolean surrogate;

    /**
     * A table with the name of its file or study.
     *
     * @param space what the codes are sequences of, with the networks that the table lacks
     */
    record Named(String name, DecisionSpace space, AccuracyTable table, boolean hasMacs) {}

    boolean surrogate() {
        return surrogate;
    }

    /** The surrogate of a table, of which a note says how well it ranks; empty where none was asked for. */
    Optional<ForestSpace> forest(Named table, Objective objective, Terminal terminal) {
        if (!surrogate) {
            return Optional.empty();
        }
        ForestSpace forest =
                ForestSpace.of(table.space(), table.table().networks(), objective, new RandomStreams(SURROGATE_SEED));
        terminal.note(String.format(
                Locale.ROOT,
                "%s: a surrogate that learned %d networks; Kendall's tau on those that it has not learned %.3f (10 folds); %s",
                table.name(),
                table.table().networks().size(),
                forest.tau(),
                forest.described()));
        return Optional.of(forest);
    }

    boolean several() {
        return which.folder.isPresent();
    }

    /** The study that is read; empty where tables are. */
    Optional<String> study() {
        return which.study;
    }

    /** Files and folders that are read. */
    List<Path> paths() {
        return which.file.or(() -> which.folder).stream().toList();
    }

    /**
     * The tables in the order of their names; one at least.
     *
     * @param storage where studies are kept
     */
    List<Named> read(String storage) {
        if (which.study.isPresent()) {
            refuse("--space", !space.equals(CODES));
            refuse("--scores", scores.isPresent());
            return List.of(StudyTable.read(storage, which.study.get()));
        }
        if (scores.isPresent() && several()) {
            throw new InvalidInputException("--scores is of one table, so it needs --table FILE, and not --tables");
        }
        return which
                .folder
                .map(TableOptions::files)
                .orElseGet(() -> which.file
                        .map(List::of)
                        .orElseThrow(() -> new InvalidInputException(
                                "a benchmark needs a table: --table FILE, or --tables DIR for all tables of a folder, or a"
                                        + " study: --from STUDY")))
                .stream()
                .map(this::read)
                .toList();
    }

    private static void refuse(String option, boolean given) {
        if (given) {
            throw new InvalidInputException(option + " is of tables: a study, which --from reads, has its own");
        }
    }

    private Named read(Path file) {
        List<TableRow> rows = TableFile.read(file, scoreNames());
        try {
            DecisionSpace whole = space(rows);
            AccuracyTable table = new AccuracyTable(whole, rows);
            return new Named(
                    String.valueOf(file.getFileName()),
                    whole,
                    scores.map(each -> table.withScores(ScoreFile.read(each, scoreNames())))
                            .orElse(table),
                    !space.equals(CODES) || rows.get(0).macs().isPresent());
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    /** Scores that a column may be named after; what a network costs is known anyway. */
    static List<String> scoreNames() {
        return Arrays.stream(ZeroCost.values())
                .filter(score -> !score.isCost())
                .map(ZeroCost::text)
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidInputException(
                        "--tables must be a folder with *.csv files, but '" + folder + "' has none");
            }
            return files;
        } catch (IOException e) {
            throw new InvalidInputException("--tables must be a folder that can be read, but was '" + folder + "'", e);
        }
    }

    private DecisionSpace space(List<TableRow> rows) {
        return space.equals(CODES)
                ? CodeSpace.of(rows, ordered)
                : SpaceArgument.definition(SpaceArgument.source(space, new ArrayList<>()))
                        .space();
    }
}
