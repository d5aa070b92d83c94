package io.nas4j.cli;

import io.nas4j.api.about.Version;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.cli.command.network.SpaceFacts;
import io.nas4j.cli.listing.ChosenRows;
import io.nas4j.cli.listing.FrontTable;
import io.nas4j.cli.listing.StrategyRows;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.ConditionParser;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/**
 * Lists a storage that it makes and removes again, printing nowhere: the launcher has the JVM keep the classes that this
 * loads, so that listings start in half the time.
 */
@Command(name = "warm", hidden = true, description = "Load what listings need; not for people.")
final class ClassArchiveMode implements Callable<Integer> {

    private static final String STUDY = "warm";
    private static final int TRIALS = 8;

    @Parameters(paramLabel = "FOLDER", description = "A folder that does not exist.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Commands.addTo(new CommandLine(CommandSpec.create()));
        String url = folder.toString();
        Files.createDirectory(folder); // what is there already is not ours to remove
        try {
            try (StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
                store.create(example(), Version.provenance("none", Optional.empty()));
                trials(store);
            }
            new SpaceFacts(SearchSpaces.definition(SearchSpaces.MICRO)).print(new PrintWriter(Writer.nullWriter()));
            try (StudyStore store = H2StudyStore.open(url, OpenMode.READ);
                    PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
                Terminal terminal = new Terminal(nowhere, nowhere, false);
                for (Format format : Format.values()) {
                    Listing listing = new Listing(nowhere, format);
                    listing.print(store.studies().stream().map(StudyRows::study).toList(), StudyRows.STUDY_COLUMNS, "");
                    listing.print(
                            store.trials(STUDY, last()).stream()
                                    .map(StudyRows::trial)
                                    .toList(),
                            StudyRows.columns(Phase.SEARCH),
                            "");
                    ChosenRows.print(
                            StudyChoice.of(store, example(), Optional.empty(), 1), example(), 1, listing, terminal);
                    FrontTable.print(store, STUDY, Metric.MACS, listing, terminal);
                    StrategyRows.print(listing, store.strategyRecords(STUDY), format, "");
                }
            }
        } finally {
            remove();
        }
        return 0;
    }

    /** As many as the model needs that judges which is the best. */
    private static void trials(StudyStore store) {
        SearchSpace space = SpaceArgument.definition(example().plan().space())
                .space(example().data().input(), example().data().classes());
        RandomGenerator random = new SplittableRandom(1);
        for (int number = 0; number < TRIALS; number++) {
            Choices choices = space.sample(random);
            TrialSpec spec = new TrialSpec(
                    Phase.SEARCH, number, space.describe(choices), space.build(choices), Optional.empty());
            store.start(STUDY, spec);
            double accuracy = (number + 1.0) / (TRIALS + 1);
            Outcome outcome = new Outcome.Complete(accuracy, OptionalDouble.empty());
            store.finish(STUDY, Phase.SEARCH, number, outcome, OptionalDouble.of(accuracy), 1);
        }
    }

    private static TrialQuery last() {
        Condition where = ConditionParser.parse("accuracy > 0.5 and not (state = FAILED)");
        return new TrialQuery(Phase.SEARCH, where, TrialOrder.NUMBERS, OptionalInt.of(1));
    }

    private static StudyConfig example() {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 0, 1), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));
        Objective objective = new Objective(Objective.Form.SOFT, 1, 0);
        return new StudyConfig(
                STUDY,
                SearchPlan.of(SpaceSource.named(SearchSpaces.MICRO), "random", 0, objective, task),
                Execution.of("torch", 1, 1),
                DataFacts.of(new Input(16, 3), 10));
    }

    private void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
