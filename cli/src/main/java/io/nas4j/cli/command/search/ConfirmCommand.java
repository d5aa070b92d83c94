package io.nas4j.cli.command.search;

import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.choice.ConfirmBudget;
import io.nas4j.api.stage.choice.ConfirmOptions;
import io.nas4j.api.stage.choice.ConfirmResult;
import io.nas4j.api.stage.choice.ConfirmStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ConfirmText;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.race.Race;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Require;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds out which of the likely best networks of a search is the best. */
@Command(
        name = "confirm",
        description =
                "Train the likely best networks of a search again with other seeds, by racing: each round trains those that"
                        + " are left once more, and those go that are clearly worse, until one is the best with a stated"
                        + " probability or the budget ends.")
public final class ConfirmCommand implements Callable<Integer> {

    private static final int TOP = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--top",
            paramLabel = "K",
            description =
                    "How many networks take part, from 2 on: the first of 'nas4j best STUDY --by posterior'. By default"
                            + " as many as the study was confirmed with before, or " + TOP + ".")
    private Optional<Integer> top = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "N[epochs]",
            description =
                    "What all of it may take, with what was trained before: trainings, as 12, or epochs, as 60epochs."
                            + " By default what it was before, or " + ConfirmBudget.ROUNDS + " trainings a network.")
    private Optional<String> budget = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of each training. By default as many as before, or twice as many as in the search.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--probability",
            paramLabel = "P",
            description =
                    "End as soon as one is the best with this probability, however often that is looked at. By default"
                            + " as before, or " + Race.PROBABILITY + ".")
    private Optional<Double> probability = Optional.empty();

    @Option(names = "--restart", description = "Discard trainings that were begun with other epochs.")
    private boolean restart;

    @Mixin
    private FormatOption format;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = Studies.config(storage.url(), study);
        Optional<PhasePlan> before = restart ? Optional.empty() : plan();
        ConfirmOptions options = options(before.map(ConfirmOptions::of));
        TrainingTask task = task(config, before);
        ConfirmStage.check(options, task.recipe().epochs());
        StudyData.check(config, ArtifactFolder.of(storage.url())).forEach(terminal::note);
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            resources.running(study);
            ConfirmResult result = ConfirmStage.run(resources.context(), config, options, task, restart);
            ConfirmText.print(result, new Listing(spec.commandLine().getOut(), format.format()), terminal);
        }
        return 0;
    }

    private Optional<PhasePlan> plan() {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.plan(study, Phase.CONFIRM);
        }
    }

    private ConfirmOptions options(Optional<ConfirmOptions> before) {
        int networks = top.orElse(before.map(ConfirmOptions::top).orElse(TOP));
        Require.between("--top", networks, 2, ConfirmOptions.MOST);
        boolean sameTop = before.isPresent() && before.get().top() == networks;
        return new ConfirmOptions(
                networks,
                budget.map(ConfirmBudget::parse)
                        .orElseGet(() -> sameTop ? before.get().budget() : ConfirmBudget.usual(networks)),
                probability.orElse(before.map(ConfirmOptions::probability).orElse(Race.PROBABILITY)));
    }

    private TrainingTask task(StudyConfig config, Optional<PhasePlan> before) {
        TrainingTask usual = before.map(PhasePlan::task).orElseGet(() -> ConfirmStage.usualTask(config));
        return epochs.map(count -> usual.withRecipe(recipe -> recipe.withEpochs(count)))
                .orElse(usual);
    }
}
