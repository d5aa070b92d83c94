package io.nas4j.cli.command.search;

import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.StudyImport;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.BestTable;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.StudyComparison;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
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

/** Begins a study with the results of other studies. */
@Command(
        name = "warm-start",
        description =
                "Begin a study with the finished trials of others, which its strategy learns from before it proposes:"
                        + " they are its first trials, and nothing of them is trained again. Space, data, training, objective and"
                        + " engine are those of the first of them.")
public final class WarmStartCommand implements Callable<Integer> {

    private static final int FRESH = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NEW", description = "Name of the new study.")
    private String study;

    @Option(
            names = "--from",
            paramLabel = "STUDY[,STUDY...]",
            required = true,
            split = ",",
            description = "Studies of one space and one way of training.")
    private List<String> from = List.of();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "Total of the study, with those that it begins with. By default " + FRESH + " more than these.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--strategy",
            paramLabel = "NAME[:KEY=VALUE...]",
            description = "What proposes networks. By default the strategy of the first study.")
    private Optional<String> strategy = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random. By default the seed of the first study.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials that train side by side. By default as many as in the first study.")
    private Optional<Integer> workers = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = config();
        StudyData.check(config.withName(from.get(0)), ArtifactFolder.of(storage.url()))
                .forEach(terminal::note);
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            BestTable.print(
                    resources.begin()
                            ? SearchStage.run(resources.context(), config)
                            : SearchStage.found(resources.context().store(), study),
                    terminal);
        }
        return 0;
    }

    private StudyConfig config() {
        StudyConfig first = Studies.config(storage.url(), from.get(0));
        String canonical = strategy.map(text -> StrategyOptions.parse(text).text())
                .orElse(first.plan().strategy());
        Strategies.factory(canonical);
        for (String other : from) {
            StudyComparison.refuseTogether(first, Studies.config(storage.url(), other));
        }
        int count;
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            if (store.config(study).isPresent()) {
                throw new InvalidInputException("a new study's name must be free, but '" + study
                        + "' is there already; 'nas4j resume " + study + "' goes on with it");
            }
            count = StudyImport.results(store, from).size();
        }
        int total = trials.orElse(count + FRESH);
        Require.between("--trials (" + count + " of them are there from the beginning)", total, count + 1, 10_000_000);
        String start = count == 0 ? SearchPlan.NONE : StudyImport.text(from, count);
        return first.withName(study)
                .withPlan(plan -> plan.withStrategy(canonical, seed.orElse(plan.seed()))
                        .withGuidance(plan.guidance().withWarmStart(start)))
                .withExecution(
                        execution -> execution.withTrials(total).withWorkers(workers.orElse(execution.workers())));
    }
}
