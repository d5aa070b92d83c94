package io.nas4j.cli.command.search;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.input.ZeroCostStart;
import io.nas4j.api.stage.ConfirmStage;
import io.nas4j.api.stage.InputSize;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.choice.ConfirmOptions;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.AskedStudies;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.ConstraintConverter;
import io.nas4j.cli.input.DeviceOption;
import io.nas4j.cli.input.ForeignTrainingOptions;
import io.nas4j.cli.input.LatencyOptions;
import io.nas4j.cli.input.MacCount;
import io.nas4j.cli.input.PrunerOption;
import io.nas4j.cli.input.ReductionOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TrainingOptions;
import io.nas4j.cli.input.TrialLimitOptions;
import io.nas4j.cli.listing.BestTable;
import io.nas4j.cli.listing.ConfirmText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Signal;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for a network. */
@Command(
        name = "search",
        description = "Search for the network with the best reward ACC * [MACs/T]^w. A study that exists with the same"
                + " options goes on.")
public final class SearchCommand implements Callable<Integer> {

    private static final int TRIALS = 100;
    private static final int WORKERS = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--study", paramLabel = "NAME", required = true, description = "Name of the study.")
    private String study;

    @Option(
            names = "--dataset",
            paramLabel = "DATA",
            description =
                    "Needed where an engine of nas4j trains. shapes (drawn by the program), cifar10:DIR or cifar100:DIR (binary"
                            + " batches), idx:DIR (MNIST's files) or images:DIR (a folder a class).")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = SearchSpaces.SMALL_IMAGE,
            description =
                    "A built-in name ('nas4j space' lists them: mnasnet for 96 to 224 pixels, mnasnet-small-image for"
                            + " 32 to 64, mnasnet-micro for 16 to 32), or a YAML file that defines a space. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String space;

    @Option(
            names = "--constraint",
            paramLabel = "C",
            converter = ConstraintConverter.class,
            description = "Never propose a network beyond 'macs <= 60M', 'params <= 5M', 'memory <= 20MB' (inference on"
                    + " one image) or 'latency <= 10ms'. May be given several times.")
    private List<Constraint> constraints = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME[:KEY=VALUE...]",
            defaultValue = Strategies.PREDICTOR,
            completionCandidates = StrategyNames.class,
            description = "What proposes networks: ${COMPLETION-CANDIDATES}. Its options stand behind it, as"
                    + " NAME:KEY=VALUE:KEY=VALUE. Default: ${DEFAULT-VALUE}.")
    private String strategy;

    @Option(
            names = "--warm-start",
            paramLabel = "HOW",
            defaultValue = SearchPlan.NONE,
            description =
                    "none, or zero-cost:K, which opens the search with the K networks that a score of untrained"
                            + " networks ranks best among random ones. Its options stand behind colons: score=NAME (otherwise synflow) and candidates=N, how many are ranked (otherwise 10 K). Default: ${DEFAULT-VALUE}.")
    private String warmStart;

    @Option(
            names = "--signal",
            paramLabel = "SIGNAL",
            defaultValue = "accuracy",
            description =
                    "What strategy and pruner are told of a training: accuracy; or loss, which has no ties: the strategy is told the"
                            + " accuracy that the least validation loss stands for in this study. Rewards are computed from"
                            + " accuracies, whatever is told. Default: ${DEFAULT-VALUE}.")
    private Signal signal = Signal.ACCURACY;

    @Option(
            names = "--scores",
            paramLabel = "NAME,...",
            defaultValue = StudyScoreNames.AUTO,
            description =
                    "Scores of untrained networks that the strategy may know beforehand: of 64 random networks, and of each trial's"
                            + " own. Names as in 'nas4j fidelity', none, or auto, which is naswot where LibTorch trains, the columns of"
                            + " a table that are scores, and none elsewhere. Default: ${DEFAULT-VALUE}.")
    private String scores = StudyScoreNames.AUTO;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description =
                    "torch, dl4j, or auto, which is torch where its natives are; table:FILE.csv, which trains"
                            + " nothing and looks accuracies up (as 'nas4j benchmark --table'); command:'python train.py', which has"
                            + " a program of yours train (docs/trainers.md), or command-server:'...', which keeps it for many"
                            + " trials; or ask, which leaves trials to 'nas4j ask' and 'nas4j tell'. Default: ${DEFAULT-VALUE}.")
    private String engine;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Total of the study, not more on top. By default " + TRIALS
                    + ", or the total of a study that goes on.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials that train side by side, one core each. Another number for a study that goes on"
                    + " changes what it proposes from then on. By default " + WORKERS
                    + ", or the number of a study that goes on.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of everything random. Equal options and seed give equal trials. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description = "Pixels a side that images are resized to. By default the median of the training images'"
                    + " shorter sides, or what is nearest to it within the range that the space was made for; the"
                    + " space's own where nas4j reads no images.")
    private Optional<Integer> resolution = Optional.empty();

    @Mixin
    private ForeignTrainingOptions foreign;

    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "reward",
            description =
                    "reward: ACC * [MACs/T]^w by --target-flops, --exponent and --reward; latency: the same with the"
                            + " predicted time of inference for the MACs, by --target-latency; accuracy: ACC alone, however"
                            + " expensive, within --constraint. Default: ${DEFAULT-VALUE}.")
    private Objectives.Goal goal;

    @Option(
            names = "--target-flops",
            paramLabel = "T",
            converter = MacCount.Converter.class,
            description = "T of the reward, in MACs of one image (papers call MACs FLOPs), as 10M. With --reward soft"
                    + " it scales all rewards alike and changes no ranking; with --reward hard it is the limit"
                    + " beyond which the reward falls. By default the median of 1,000 random networks of the space.")
    private Optional<MacCount> target = Optional.empty();

    @Option(
            names = "--exponent",
            paramLabel = "w",
            description = "w of the reward, at most 0: how expensive MACs are. At -0.07 a network with twice the MACs"
                    + " must be 5 %% more accurate to be worth the same. By default " + Objectives.SOFT_EXPONENT
                    + " with --reward soft, and " + (int) Objectives.HARD_EXPONENT + " with hard.")
    private Optional<Double> exponent = Optional.empty();

    @Option(
            names = "--reward",
            paramLabel = "FORM",
            description = "soft weighs the cost on both sides of T; hard counts accuracy alone up to T, and weighs the"
                    + " cost beyond it. By default soft.")
    private Optional<Objective.Form> form = Optional.empty();

    @Option(
            names = "--stop-when",
            paramLabel = "WHEN",
            defaultValue = StopWhen.NONE,
            description =
                    "none, or improbable, which ends the search when a model of the accuracies expects less of the trials that"
                            + " are left, all of them together, than a tenth of the noise of one; or improbable:P, when the"
                            + " probability that one of them improves the best reward by more than that is below P. It looks"
                            + " before every fifth trial from the twentieth on. Default: ${DEFAULT-VALUE}.")
    private String stopWhen;

    @Option(
            names = "--confirm",
            paramLabel = "K",
            description =
                    "At the end, find out which of the K likely best networks is the best, as 'nas4j confirm STUDY --top K'"
                            + " does. By default not.")
    private Optional<Integer> confirm = Optional.empty();

    @Mixin
    private TrainingOptions training;

    @Mixin
    private ReductionOptions reduction;

    @Mixin
    private PrunerOption pruner;

    @Mixin
    private TrialLimitOptions limits;

    @Mixin
    private LatencyOptions latency;

    @Mixin
    private StorageOption storage;

    /** What is said of the data once nothing was refused. */
    private final List<String> sentences = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Optional<ConfirmOptions> toConfirm =
                confirm.map(count -> ConfirmOptions.usual(Require.between("--confirm", count, 2, ConfirmOptions.MOST)));
        StudyConfig asked = config();
        try (StageResources resources = StageResources.open(
                storage.url(),
                terminal,
                study,
                stored -> stored.map(before -> goingOn(before, asked)).orElse(asked))) {
            StudyConfig config = resources.config();
            sentences.forEach(terminal::note);
            boolean searching = resources.begin();
            if (config.execution().asked()) {
                terminal.note(AskedStudies.howToGoOn(config));
                return 0;
            }
            terminal.note("study " + study + ": " + config.execution().trials() + " trials of "
                    + config.plan().space().name() + " on "
                    + config.plan().task().data().dataset() + ", "
                    + config.execution().workers() + " at a time, engine "
                    + config.execution().engine() + "; "
                    + Objectives.described(config.plan().objective()));
            ConfirmStage.announce(resources.context().store(), config, toConfirm);
            BestTable.print(
                    searching
                            ? SearchStage.run(resources.context(), config)
                            : SearchStage.found(resources.context().store(), study),
                    terminal);
            if (toConfirm.isPresent()) {
                ConfirmStage.resume(resources.context(), config)
                        .ifPresent(result -> ConfirmText.print(result, terminal));
            }
        }
        return 0;
    }

    /** Options that were not given keep their stored values. */
    private StudyConfig goingOn(StudyConfig stored, StudyConfig asked) {
        StudyConfig scored = scores.equals(StudyScoreNames.AUTO)
                ? asked.withPlan(plan -> plan.withGuidance(
                        plan.guidance().withScores(stored.plan().guidance().scores())))
                : asked;
        return StageResources.goingOn(
                stored,
                scored.withExecution(execution -> execution
                        .withTrials(trials.orElse(stored.execution().trials()))
                        .withWorkers(workers.orElse(stored.execution().workers()))
                        .withLimits(limits.over(stored.execution().limits()))));
    }

    /** The reduction of networks that the options ask for. */
    Reduction reduction(SearchSpace searched) {
        return reduction.of(searched);
    }

    /** Checks every option before anything is created or loaded. A refusal leaves nothing behind. */
    private StudyConfig config() {
        try {
            return checked();
        } catch (InvalidInputException e) {
            ArtifactFolder.dropIfEmpty(ArtifactFolder.of(storage.url()));
            throw e;
        }
    }

    private StudyConfig checked() {
        SpaceSource source = SpaceArgument.source(space, constraints);
        String canonical = StrategyOptions.parse(strategy).text();
        Strategies.factory(canonical);
        if (!Strategies.objectives(canonical).isEmpty() && !ForeignTraining.names(engine)) {
            throw new InvalidInputException(
                    "strategy " + canonical + " weighs what a program of yours measures, but the" + " engine is "
                            + engine + "; give cost in place of objective, or --engine command:PROGRAM");
        }
        Objective placeholder = Objectives.of(goal, form, target, latency.target(), exponent, () -> 1);
        limits.limits();
        EvaluationSource subject = subject(source);
        SpaceDefinition definition = SpaceArgument.definition(source);
        StagedSpace drawn = definition.without(Metric.LATENCY).space(subject.input(), subject.classes());
        drawn.sample(new SplittableRandom(0)); // refuses constraints that nothing keeps to
        TrainingTask whole = training.task(subject.dataset(), subject.images());
        TrainingTask task = subject.trained() ? whole.with(reduction(subject.engine(), drawn)) : whole;
        boolean timed = asksLatency(definition, canonical);
        if (timed && latency.table().isEmpty()) {
            LatencyTables.requireEngine();
        }
        StudyConfig checked = study(source, canonical, subject, placeholder, task);
        subject.check().accept(checked);
        StagedSpace space = definition.space(subject.input(), subject.classes());
        Optional<LatencyTable> table = timed
                ? Optional.of(LatencyTables.of(study, storage.url(), latency, space, Terminals.of(spec)))
                : Optional.empty();
        StagedSpace searched = space.with(table);
        searched.sample(new SplittableRandom(0)); // refuses constraints that nothing keeps to
        Objective objective = Objectives.of(
                goal, form, target, latency.target(), exponent, () -> Targets.median(searched, goal.cost()));
        StudyConfig config =
                study(source, canonical, subject, objective, task).withPlan(plan -> plan.withLatency(table));
        Optional<String> fingerprint = subject.fingerprint().get();
        return fingerprint.isPresent() ? config.withData(data -> data.withFingerprint(fingerprint.get())) : config;
    }

    private EvaluationSource subject(SpaceSource source) {
        if (ForeignTraining.names(engine)) {
            return foreign(SpaceArgument.definition(source));
        }
        foreign.refuse(engine);
        return TableEvaluator.names(engine) ? table(source) : images(source);
    }

    /** What is trained elsewhere is as large as its space makes it, unless something else is asked for. */
    private Reduction reduction(String canonicalEngine, SearchSpace searched) {
        return ForeignTraining.names(canonicalEngine) ? reduction.given(searched) : reduction(searched);
    }

    /** Whether objective, strategy or constraints weigh latency. */
    private boolean asksLatency(SpaceDefinition definition, String canonicalStrategy) {
        return goal == Objectives.Goal.LATENCY
                || latency.table().isPresent()
                || latency.batch().isPresent()
                || definition.constraints().stream().anyMatch(limit -> limit.metric() == Metric.LATENCY)
                || Metric.LATENCY
                        .text()
                        .equals(StrategyOptions.parse(canonicalStrategy)
                                .values()
                                .get("cost"));
    }

    private StudyConfig study(
            SpaceSource source, String canonical, EvaluationSource subject, Objective objective, TrainingTask task) {
        SearchPlan plan = SearchPlan.of(source, canonical, seed, objective, task)
                .withGuidance(new Guidance(
                        pruner.canonical(task.recipe().epochs()),
                        warmStart(),
                        signal(),
                        StudyScoreNames.of(scores, subject.engine(), SpaceArgument.definition(source)),
                        foreign.judged()));
        Execution execution = Execution.of(subject.engine(), trials.orElse(TRIALS), workers.orElse(WORKERS))
                .withDevice(device.resolved(subject.engine()))
                .withStopWhen(StopWhen.canonical(stopWhen))
                .withLimits(limits.limits());
        return new StudyConfig(study, plan, execution, DataFacts.of(subject.input(), subject.classes()));
    }

    private Signal signal() {
        if (signal == Signal.LOSS && TableEvaluator.names(engine)) {
            throw new InvalidInputException(
                    "--signal must be accuracy where the engine is a table, which has no losses, but was 'loss'");
        }
        if (signal == Signal.LOSS && engine.equals(Execution.ASK)) {
            throw new InvalidInputException(
                    "--signal must be accuracy where the engine is ask, since 'nas4j tell' tells no losses, but was 'loss'");
        }
        return signal;
    }

    private String warmStart() {
        Optional<ZeroCostStart> start = ZeroCostStart.parse(warmStart);
        if (start.isPresent() && ForeignTraining.names(engine)) {
            throw new InvalidInputException("--warm-start " + warmStart + " scores networks on images, which engine "
                    + engine + " has none of here; leave it out");
        }
        if (start.isPresent() && (TableEvaluator.names(engine) || !TorchEngine.available())) {
            throw new InvalidInputException("--warm-start " + warmStart + " scores networks on images with LibTorch, "
                    + (TableEvaluator.names(engine) ? "but the engine is a table" : "which has no natives here"));
        }
        return start.map(ZeroCostStart::text).orElse(SearchPlan.NONE);
    }

    private EvaluationSource foreign(SpaceDefinition definition) {
        if (dataset.isPresent()) {
            throw new InvalidInputException("engine " + engine + " trains on data of its own, so that --dataset "
                    + dataset.get() + " means nothing; leave it out");
        }
        Input frame = definition.frame().input();
        Optional<StudyConfig> stored = Studies.find(storage.url(), study);
        Input input = new Input(
                resolution
                        .or(() -> stored.map(each -> each.data().input().resolution()))
                        .orElse(frame.resolution()),
                frame.channels());
        InputSize.warning(input.resolution(), definition).ifPresent(sentences::add);
        return EvaluationSource.foreign(
                ForeignTraining.engine(engine),
                input,
                foreign.classes().or(() -> stored.map(each -> each.data().classes())));
    }

    private EvaluationSource table(SpaceSource source) {
        if (dataset.isPresent() || resolution.isPresent()) {
            throw new InvalidInputException("engine " + engine + " looks accuracies up, so that "
                    + (dataset.isPresent() ? "--dataset " + dataset.get() : "--resolution " + resolution.get())
                    + " means nothing; leave it out");
        }
        if (pruner.given()) {
            throw new InvalidInputException("engine " + engine
                    + " looks accuracies up and has no epochs, so that --pruner means nothing; leave it out");
        }
        return EvaluationSource.table(engine, SpaceArgument.definition(source));
    }

    private EvaluationSource images(SpaceSource source) {
        String name = dataset.orElseThrow(
                () -> new InvalidInputException("--dataset is needed: one of " + String.join(", ", DataSets.forms())));
        String resolvedEngine = Engines.resolve(engine);
        DataSet data = StudyData.open(training.task(name).data(), ArtifactFolder.of(storage.url()));
        InputSize size = InputSize.of(resolution.or(this::storedResolution), SpaceArgument.definition(source), data);
        size.note().ifPresent(sentences::add);
        Input input = new Input(size.pixels(), data.channels());
        // before images are decoded, which keeps them beside the storage
        training.task(name).recipe().augmentation().requireFits(reduction.pixels(size.pixels()));
        return new EvaluationSource(
                resolvedEngine,
                name,
                data.counts(),
                input,
                data.classNames().size(),
                () -> Optional.of(data.fingerprint()),
                config -> check(data, config));
    }

    /** A study goes on at its own size, whatever the release that began it took for the usual one. */
    private Optional<Integer> storedResolution() {
        return Studies.find(storage.url(), study)
                .map(stored -> stored.data().input().resolution());
    }

    /** Reads every image once, so that broken ones are named before a study exists. */
    private void check(DataSet data, StudyConfig config) {
        sentences.addAll(StudyData.check(data, config));
    }
}
