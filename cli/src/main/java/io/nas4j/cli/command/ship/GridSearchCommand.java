package io.nas4j.cli.command.ship;

import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.grid.CandidateOptions;
import io.nas4j.api.stage.grid.GridBaselines;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridMemory;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.grid.StageSearch;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.input.CandidateChoices;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.GrowthOptions;
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
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.sweep.SweepRule;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|ARCH",
            description =
                    "A study, whose baseline is scaled; or, with --dataset, a published name, STUDY#TRIAL, a notation or a"
                            + " file, for which a study is made.")
    private String argument;

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
            names = "--per-stage",
            description =
                    "Then find a factor for the layers and channels of each stage: a local search that begins at the choice, in which"
                            + " networks that differ in one stage race at equal MACs.")
    private boolean perStage;

    @Option(
            names = "--stage-trials",
            paramLabel = "N",
            description =
                    "Trainings of --per-stage in all. By default 6 for each network that its first step compares, or as before.")
    private Optional<Integer> stageTrials = Optional.empty();

    @Mixin
    private GridLatencies latencies;

    @Mixin
    private CandidateChoices candidates;

    @Mixin
    private GrowthOptions growth;

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
        Optional<PhasePlan> before = growth.restart() ? Optional.empty() : plan(config.name());
        TrainingTask task = growth.task(before.map(PhasePlan::task).orElseGet(() -> GridStage.usualTask(config)));
        int size = StudyData.open(task.data(), ArtifactFolder.of(storage.url())).nativeSize();
        List<Integer> searched = searched(study, before);
        List<Architecture> baselines = baselines(study, searched);
        GridOptions options = options(baselines, searched, before.map(GridOptions::of), size);
        GridPlan all = GridStage.checked(baselines, options);
        GridMemory.check(config, all, task);
        Terminal terminal = Terminals.of(spec);
        study.sentences().forEach(terminal::note);
        terminal.note(all.networks().size() + " candidates"
                + (searched.isEmpty()
                        ? ""
                        : " of search trials "
                                + searched.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                + ", each training of " + task.recipe().epochs()
                + (task.recipe().epochs() == 1 ? " epoch" : " epochs")
                + (config.plan().space().isNetwork()
                        ? ""
                        : ", where the search has "
                                + config.plan().task().recipe().epochs()));
        aboutSizes(all, size, terminal);
        try (StageResources resources = study.open(storage.url(), terminal)) {
            GridSearchResult result =
                    latencies.in(GridStage.run(resources.context(), config, options, task, growth.restart()), terminal);
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
        trials.ifPresent(GridBudget::ofTrials);
        budget.ifPresent(time -> GridBudget.ofSeconds(time.seconds()));
        choose.ifPresent(GridChoice.By::parse);
        stageTrials.ifPresent(
                count -> Require.between("--stage-trials", count, StageSearch.LEAST_TRAININGS, 1_000_000));
        if (stageTrials.isPresent() && !perStage) {
            throw new InvalidInputException("--stage-trials belongs to --per-stage, which was not given");
        }
        growth.rule().ifPresent(text -> SweepRule.parse(text, ScalingCoefficients.EFFICIENTNET, 1));
        candidates.check();
        latencies.check();
    }

    private Optional<PhasePlan> plan(String study) {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.config(study).isPresent() ? store.plan(study, Phase.GRID) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty(); // there is no storage yet
        }
    }

    /** Numbers of the search trials whose networks are scaled; none for the study's baseline alone. */
    private List<Integer> searched(TrainedStudy study, Optional<PhasePlan> before) {
        List<Integer> known =
                before.map(plan -> GridOptions.of(plan).candidates().searched()).orElse(List.of());
        int count = candidates.top().orElse(known.size());
        if (count < 2 || count == known.size()) {
            return count < 2 ? List.of() : known;
        }
        if (study.made()) {
            throw new InvalidInputException(
                    "--top scales the best networks of a search, but '" + argument + "' is one architecture");
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return GridBaselines.top(store, study.config(), count);
        }
    }

    private List<Architecture> baselines(TrainedStudy study, List<Integer> searched) {
        if (study.made()) {
            return List.of(study.baseline(storage.url()));
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return GridBaselines.of(store, study.config().name(), searched);
        }
    }

    /** Options that were not given are those of before, or else the usual ones. */
    private GridOptions options(
            List<Architecture> baselines, List<Integer> searched, Optional<GridOptions> before, int size) {
        Optional<CandidateOptions> had = before.map(GridOptions::candidates);
        boolean asksRace = trials.isPresent()
                || budget.isPresent()
                || choose.isPresent()
                || growth.rule().isPresent()
                || growth.epochs().isPresent()
                || candidates.limitsResolution()
                || !searched.isEmpty()
                || perStage;
        return new GridOptions(
                new CandidateOptions(
                        candidates.design(had.map(CandidateOptions::design)),
                        candidates.limit(had),
                        growth.rule().or(() -> had.map(CandidateOptions::rule)).orElse(ScalingRule.COMPOUND.text()),
                        growth.divisor()
                                .or(() -> had.map(CandidateOptions::divisor))
                                .orElseGet(() -> baselines.stream()
                                        .mapToInt(Rounding::naturalDivisor)
                                        .min()
                                        .orElseThrow()),
                        candidates.pixels(had, size),
                        searched),
                budget(before),
                choose.map(GridChoice.By::parse)
                        .or(() -> before.map(GridOptions::choose))
                        .orElse(GridChoice.By.SURFACE),
                asksRace || before.map(GridOptions::raced).orElse(true),
                stages(before));
    }

    private OptionalInt stages(Optional<GridOptions> before) {
        OptionalInt had = before.map(GridOptions::perStage).orElse(OptionalInt.empty());
        return perStage || stageTrials.isPresent() ? OptionalInt.of(stageTrials.orElse(had.orElse(0))) : had;
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
