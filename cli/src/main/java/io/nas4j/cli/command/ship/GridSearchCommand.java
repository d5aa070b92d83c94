package io.nas4j.cli.command.ship;

import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.stage.GridSearchResult;
import io.nas4j.api.stage.GridStage;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridMemory;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.NetworkOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TaskOptions;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.runtime.TrainedStudy;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds scaling coefficients. */
@Command(
        name = "grid-search",
        description =
                "Find scaling coefficients: a study's baseline, or an architecture, scaled by each (alpha, beta, gamma) of a"
                        + " grid with alpha*beta^2*gamma^2 near 2, takes part in a race. Each round trains those that are left once"
                        + " more with another seed, and those go that are clearly worse. A surface fitted to all trainings says where"
                        + " the optimum lies and how sure that is.")
public final class GridSearchCommand implements Callable<Integer> {

    private static final int POINTS = 12;
    private static final double TOLERANCE = 0.1;
    private static final String STEP = "0.1";
    private static final int LIMIT = 100;
    private static final String DATA = "data";

    private enum DesignOption {
        GRID,
        LATTICE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|ARCH",
            description =
                    "A study, whose baseline is scaled; or, with --dataset, a published name, STUDY#TRIAL, a notation or a"
                            + " file, for which a study is made.")
    private String argument;

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description =
                    "grid: all points of a regular grid near a product of 2. lattice: points spread evenly over those of product"
                            + " 2. Both begin with each dimension alone, the published 1.2, 1.1, 1.15, and the middle. By default"
                            + " grid, or as before.")
    private Optional<DesignOption> design = Optional.empty();

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Points of a lattice. By default " + POINTS + ", or as before.")
    private Optional<Integer> points = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "X",
            description = "Distance between neighbours of a grid. By default " + STEP + ", or as before.")
    private Optional<BigDecimal> step = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Largest distance of alpha*beta^2*gamma^2 from 2 in a grid. By default " + TOLERANCE
                    + ", or as before.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most candidates; of a grid, those nearest to 2 come first. By default " + LIMIT
                    + ", or as before.")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "Trainings in all, with those that are done. Each candidate is trained at least twice; where that is too"
                            + " much, those are left out that lie near others. By default " + GridBudget.USUAL
                            + " a candidate, or as before.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description =
                    "In place of --trials, a time, as 90m or 2h. It becomes a number of trainings by what the first ones take, and"
                            + " stays that number. By default none.")
    private Optional<Duration> budget = Optional.empty();

    @Option(
            names = "--choose",
            paramLabel = "WHAT",
            description =
                    "surface: the optimum of the fitted surface. best: the candidate that is expected to be the best at equal MACs."
                            + " published: 1.2, 1.1, 1.15. By default surface, or as before.")
    private Optional<String> choose = Optional.empty();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description =
                    "How candidates are rounded: as in 'nas4j scale', where compound, dwr:D:W:R and uniform have roundings of their"
                            + " own. By default compound, or as before.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--divisor",
            paramLabel = "N",
            description = "Round channel counts to multiples of N. By default the largest of 8, 4, 2 and 1 that divides"
                    + " all of the baseline's, or as before.")
    private Optional<Integer> divisor = Optional.empty();

    @Option(
            names = "--resolution-limit",
            paramLabel = "R",
            description =
                    "No candidate reads more than R pixels a side; data stands for the size of the data set's own images. By"
                            + " default there is no limit, or the one of before.")
    private Optional<String> resolutionLimit = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of each training. By default twice as many as in the search, or as before.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--restart", description = "Discard trainings that were begun with other epochs.")
    private boolean restart;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private TaskOptions taskOptions;

    @Mixin
    private FormatOption format;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        checkedAlone();
        TrainedStudy study = TrainedStudy.of(
                storage.url(),
                argument,
                network.dataset(spec, "network", "taskOptions"),
                network,
                taskOptions.request(TaskRequest.EPOCHS),
                "grid of scaled networks");
        StudyConfig config = study.config();
        Optional<PhasePlan> before = restart ? Optional.empty() : plan(config.name());
        TrainingTask usual = before.map(PhasePlan::task).orElseGet(() -> GridStage.usualTask(config));
        TrainingTask task = epochs.map(count -> usual.withRecipe(recipe -> recipe.withEpochs(count)))
                .orElse(usual);
        int size = StudyData.open(task.data(), ArtifactFolder.of(storage.url())).nativeSize();
        Architecture baseline = study.baseline(storage.url());
        GridOptions options = options(baseline, before.map(GridOptions::of), size);
        GridPlan all = GridStage.checked(baseline, options);
        GridMemory.check(config, all, task);
        Terminal terminal = Terminals.of(spec);
        study.sentences().forEach(terminal::note);
        terminal.note(all.trials().size() + " candidates, each training of "
                + task.recipe().epochs() + " epochs"
                + (config.plan().space().isNetwork()
                        ? ""
                        : ", where the search has "
                                + config.plan().task().recipe().epochs()));
        aboutSizes(all, size, terminal);
        try (StageResources resources = study.open(storage.url(), terminal)) {
            GridSearchResult result = GridStage.run(resources.context(), config, options, task, restart);
            if (format.format() == Format.TABLE) {
                GridText.print(result, terminal);
                terminal.say(
                        "'nas4j scale " + config.name() + " --phi 0,1,2,3' scales the baseline to a family with it.");
            } else {
                GridText.print(result, new Listing(spec.commandLine().getOut(), format.format()), terminal);
            }
        }
        return 0;
    }

    /** What is wrong whatever the study is. */
    private void checkedAlone() {
        if (trials.isPresent() && budget.isPresent()) {
            throw new InvalidInputException("--trials and --budget say the same in two ways; give one of them");
        }
        limit.ifPresent(count -> Require.between("--limit", count, 1, 1_000_000));
        trials.ifPresent(GridBudget::ofTrials);
        budget.ifPresent(time -> GridBudget.ofSeconds(time.seconds()));
        choose.ifPresent(GridChoice.By::parse);
        rule.ifPresent(GridSearchCommand::rule);
        resolutionLimit.ifPresent(text -> pixels(text, 1));
        design(Optional.empty());
    }

    private Optional<PhasePlan> plan(String study) {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.config(study).isPresent() ? store.plan(study, Phase.GRID) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty(); // there is no storage yet
        }
    }

    /** Options that were not given are those of before, or else the usual ones. */
    private GridOptions options(Architecture baseline, Optional<GridOptions> before, int size) {
        boolean asksRace = trials.isPresent()
                || budget.isPresent()
                || choose.isPresent()
                || rule.isPresent()
                || resolutionLimit.isPresent()
                || epochs.isPresent();
        return new GridOptions(
                design(before.map(GridOptions::design)),
                limit.or(() -> before.map(GridOptions::limit)).orElse(LIMIT),
                rule.map(GridSearchCommand::rule)
                        .or(() -> before.map(GridOptions::rule))
                        .orElse(ScalingRule.COMPOUND),
                divisor.or(() -> before.map(GridOptions::divisor)).orElseGet(() -> Rounding.naturalDivisor(baseline)),
                resolutionLimit
                        .map(text -> pixels(text, size))
                        .or(() -> before.map(GridOptions::pixels))
                        .orElse(GridOptions.ANY_SIZE),
                budget(before),
                choose.map(GridChoice.By::parse)
                        .or(() -> before.map(GridOptions::choose))
                        .orElse(GridChoice.By.SURFACE),
                asksRace || before.map(GridOptions::raced).orElse(true));
    }

    private GridBudget budget(Optional<GridOptions> before) {
        GridBudget known = before.map(GridOptions::budget).orElse(GridBudget.NONE);
        if (trials.isPresent()) {
            return new GridBudget(OptionalInt.of(trials.get()), known.seconds());
        }
        boolean sameTime = budget.isPresent()
                && known.seconds().isPresent()
                && known.seconds().getAsDouble() == budget.get().seconds();
        return budget.isPresent() && !sameTime
                ? GridBudget.ofSeconds(budget.get().seconds())
                : known;
    }

    private static ScalingRule rule(String text) {
        return ScalingRule.parse(text, List.of());
    }

    private static int pixels(String text, int size) {
        if (text.equals(DATA)) {
            return size;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > Input.MAX_RESOLUTION) {
            throw new InvalidInputException("--resolution-limit must be data, or a number of pixels from 1 to "
                    + Input.MAX_RESOLUTION + ", but was '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private CandidateDesign design(Optional<CandidateDesign> before) {
        boolean ofGrid = step.isPresent() || tolerance.isPresent();
        if (design.isEmpty() && !ofGrid && points.isEmpty() && before.isPresent()) {
            return before.get();
        }
        boolean lattice = design.map(DesignOption.LATTICE::equals)
                .orElseGet(
                        () -> before.map(CoefficientLattice.class::isInstance).orElse(false));
        if (lattice) {
            if (ofGrid) {
                throw new InvalidInputException("--step and --tolerance belong to --design grid, but it is lattice");
            }
            return new CoefficientLattice(points.orElse(POINTS));
        }
        if (points.isPresent()) {
            throw new InvalidInputException("--points belongs to --design lattice, but it is grid");
        }
        CandidateDesign chosen = new CoefficientGrid(step.orElse(new BigDecimal(STEP)), tolerance.orElse(TOLERANCE));
        Require.between("points of the design", chosen.points().size(), 1, 1_000_000);
        return chosen;
    }

    /** A network that reads more pixels than the images have sees nothing more in them. */
    private static void aboutSizes(GridPlan all, int size, Terminal terminal) {
        long larger = all.trials().stream()
                .filter(trial -> trial.architecture().input().resolution() > size)
                .count();
        if (larger > 0) {
            int most = all.trials().stream()
                    .mapToInt(trial -> trial.architecture().input().resolution())
                    .max()
                    .orElseThrow();
            terminal.note("the data set's images have " + size + " pixels a side, but " + larger + " of the "
                    + all.trials().size() + " candidates read more, up to " + most
                    + ": that adds MACs and no information; --resolution-limit data leaves such candidates out");
        }
    }
}
