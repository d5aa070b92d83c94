package io.nas4j.cli.command.search;

import io.nas4j.api.begin.Targets;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.choice.ConfirmBudget;
import io.nas4j.api.stage.choice.ConfirmOptions;
import io.nas4j.api.stage.choice.ConfirmStage;
import io.nas4j.api.stage.export.ExportStage;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.report.ReportFormat;
import io.nas4j.api.stage.report.ReportStage;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.api.stage.train.FamilyStage;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.BaselineText;
import io.nas4j.cli.listing.BestTable;
import io.nas4j.cli.listing.ConfirmText;
import io.nas4j.cli.listing.ExportText;
import io.nas4j.cli.listing.FamilyRows;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.core.race.Race;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.study.Augmentation;
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
import io.nas4j.core.study.TrialLimits;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.export.Exporters;
import io.nas4j.export.target.Exporter;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole path, small: search, baseline, grid search, family, export. */
@Command(
        name = "quickstart",
        description =
                "The whole path in a few minutes, on images that the program draws: search, train the baseline, find"
                        + " scaling coefficients, scale a family, export to ONNX and check it. Killed and started again, it goes"
                        + " on from where it was.")
public final class QuickstartCommand implements Callable<Integer> {

    private static final String STUDY = "quickstart";
    private static final int RESOLUTION = 24;
    private static final int GRID_POINTS = 6;
    private static final int GRID_TRIALS = 12;

    /** Trainings of each network that is confirmed, if all go on to the end. */
    private static final int CONFIRM_ROUNDS = 3;

    private static final List<Double> PHIS = List.of(0.0, 1.0, 2.0, 3.0);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "24",
            description = "Trials of the search. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--train-images",
            paramLabel = "N",
            defaultValue = "1500",
            description = "Images that each network is trained on. Default: ${DEFAULT-VALUE}.")
    private int trainImages;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Epochs of each search trial. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--confirm",
            paramLabel = "K",
            defaultValue = "3",
            description =
                    "Likely best networks that are trained again with other seeds, from 2 on, or 0 for none. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int confirm;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            description = "Networks that are trained longer. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Trials that train side by side, one core each. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "torch, dl4j, or auto: torch where its natives are. Default: ${DEFAULT-VALUE}.")
    private String engine;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        StudyConfig config = config();
        Require.between("--top", top, 1, trials);
        Optional<ConfirmOptions> again = again();
        Terminal terminal = Terminals.of(spec);
        long began = System.nanoTime();
        try (StageResources resources = StageResources.open(
                storage.url(),
                terminal,
                STUDY,
                stored -> stored.map(before -> StudySession.goingOn(before, config, "--storage"))
                        .orElse(config))) {
            boolean searching = resources.begin();
            StageContext context = resources.context();
            heading(
                    terminal,
                    "1. Search: " + trials + " networks of space "
                            + config.plan().space().name() + " proposed by strategy "
                            + config.plan().strategy() + ", " + workers
                            + " trained at a time ("
                            + config.execution().engine() + ")");
            BestTable.print(
                    searching ? SearchStage.run(context, config) : SearchStage.found(context.store(), STUDY), terminal);
            if (again.isPresent()) {
                heading(terminal, "2. Confirm: the likely best " + confirm + " trained again with other seeds");
                ConfirmText.print(
                        ConfirmStage.run(
                                context, config, again.get(), config.plan().task(), false),
                        terminal);
            }
            heading(terminal, "3. Baseline: the best " + top + " trained longer");
            TrainingTask longer = config.plan().task().withRecipe(recipe -> recipe.withEpochs(3 * epochs));
            BaselineStage.Choice choice = new BaselineStage.Choice(top, Optional.empty());
            BaselineText.print(BaselineStage.run(context, config, choice, longer, false), terminal);
            heading(
                    terminal,
                    "4. Grid search: the baseline scaled by (alpha, beta, gamma) with alpha*beta^2*gamma^2 near 2");
            Architecture baseline = GridStage.baseline(context.store(), STUDY);
            int divisor = Rounding.naturalDivisor(baseline);
            GridOptions options = GridOptions.of(new CoefficientLattice(GRID_POINTS), GRID_POINTS, divisor)
                    .with(GridBudget.ofTrials(GRID_TRIALS));
            GridSearchResult grid =
                    GridStage.run(context, config, options, config.plan().task(), false);
            GridText.print(grid, terminal);
            terminal.say("That is about networks trained for " + epochs + " epochs on " + trainImages
                    + " images, a few times each; longer training may order them otherwise.");
            heading(terminal, "5. Family: the baseline scaled by powers phi of the choice");
            ScalingRules rules = ScalingRules.uniform(new Rounding(divisor));
            FamilyRows.print(FamilyStage.run(context.store(), STUDY, baseline, grid.choice(), PHIS, rules), terminal);
            heading(terminal, "6. Export: the trained baseline as ONNX, run again by ONNX Runtime");
            Exporter onnx = Exporters.get("onnx");
            ExportText.print(
                    ExportStage.run(context, config, onnx, context.folder(STUDY).resolve("baseline.onnx"), true),
                    terminal);
            heading(terminal, "7. What is where");
            terminal.say("Report, for a browser: "
                    + ReportStage.run(
                                    context.store(),
                                    List.of(config),
                                    ReportFormat.HTML,
                                    context.folder(STUDY).resolve("report.html"))
                            .file());
            ending(terminal, context, (System.nanoTime() - began) / 1e9);
        }
        return 0;
    }

    private StudyConfig config() {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", trainImages, 500),
                Recipe.plain(epochs, 32, OptimizerSettings.usual(Optimizer.ADAMW))
                        .withRegularization(0.1, Augmentation.CROP_FLIP));
        DataSet data = DataSets.open(task.data(), Optional.empty());
        Input input = new Input(RESOLUTION, data.channels());
        int classes = data.classNames().size();
        double target = Targets.median(SearchSpaces.get(SearchSpaces.MICRO, input, classes), Metric.MACS);
        Objective objective = new Objective(Objective.Form.SOFT, target, -0.07);
        return new StudyConfig(
                STUDY,
                SearchPlan.of(SpaceSource.named(SearchSpaces.MICRO), Strategies.PREDICTOR, seed, objective, task),
                Execution.of(Engines.resolve(engine), trials, workers).withLimits(TrialLimits.USUAL),
                DataFacts.of(input, classes).withFingerprint(data.fingerprint()));
    }

    private Optional<ConfirmOptions> again() {
        if (confirm == 0) {
            return Optional.empty();
        }
        Require.between("--confirm", confirm, 2, trials);
        ConfirmBudget budget = new ConfirmBudget(CONFIRM_ROUNDS * confirm, false);
        return Optional.of(new ConfirmOptions(confirm, budget, Race.PROBABILITY));
    }

    private static void heading(Terminal terminal, String text) {
        terminal.say("");
        terminal.say(text);
    }

    private void ending(Terminal terminal, StageContext context, double seconds) {
        String at = storage.url().equals("./nas4j-data") ? "" : " --storage " + storage.url();
        terminal.say("Study '" + STUDY + "' is in " + storage.url()
                + ": every trial, epoch, grid candidate and family member.");
        for (Artifact artifact : context.store().artifacts(STUDY)) {
            terminal.say("  " + artifact.kind() + ": " + artifact.path() + " (" + artifact.detail() + ")");
        }
        terminal.say("Look at it:           nas4j trials " + STUDY + at + "    nas4j best " + STUDY + " --top 3" + at);
        terminal.say(
                "                      nas4j trial " + STUDY + " 0" + at + "     nas4j profile " + STUDY + "#0" + at);
        terminal.say("Search further:       nas4j resume " + STUDY + " --trials " + 2 * trials + at);
        terminal.say("With your own data:   nas4j search --study mine --dataset images:DIR --trials 40");
        terminal.say("                      (a folder a class), then nas4j train mine, grid-search mine, scale mine,"
                + " export mine --to onnx -o mine.onnx");
        terminal.say("All of it took " + Units.duration(seconds) + ".");
    }
}
