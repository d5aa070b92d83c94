package io.nas4j.cli.command.search;

import io.nas4j.api.begin.StudyPlanner;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.request.Effort;
import io.nas4j.api.request.Goal;
import io.nas4j.api.request.Help;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.api.request.Worth;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.choice.ConfirmOptions;
import io.nas4j.api.stage.choice.ConfirmStage;
import io.nas4j.api.workplace.AskedStudies;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.cli.command.supernet.SupernetBeforehand;
import io.nas4j.cli.input.ClusterOptions;
import io.nas4j.cli.input.ConstraintConverter;
import io.nas4j.cli.input.DeviceOption;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.FollowOptions;
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
import io.nas4j.cli.listing.ObjectiveText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Followers;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.Require;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            defaultValue = Help.AUTO,
            description =
                    "Scores of untrained networks that the strategy may know beforehand: of 64 random networks, and of each trial's"
                            + " own. Names as in 'nas4j fidelity', none, or auto, which is naswot where LibTorch trains, the columns of"
                            + " a table that are scores, and none elsewhere. Default: ${DEFAULT-VALUE}.")
    private String scores = Help.AUTO;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description =
                    "torch, dl4j, or auto, which is torch where its natives are; table:FILE.csv, which trains"
                            + " nothing and looks accuracies up (as 'nas4j benchmark --table'); supernet:FILE, which judges networks as paths"
                            + " of what 'nas4j supernet train' wrote (docs/supernet.md); command:'python train.py', which has"
                            + " a program of yours train (docs/trainers.md), or command-server:'...', which keeps it for many"
                            + " trials; or ask, which leaves trials to 'nas4j ask' and 'nas4j tell'. Default: ${DEFAULT-VALUE}.")
    private String engine;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Total of the study, not more on top. By default " + Effort.TRIALS
                    + ", or the total of a study that goes on.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials that train side by side, one core each. Another number for a study that goes on"
                    + " changes what it proposes from then on. By default " + Effort.WORKERS
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
    private Goal goal;

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
                    + " must be 5 %% more accurate to be worth the same. By default " + Worth.SOFT_EXPONENT
                    + " with --reward soft, and " + (int) Worth.HARD_EXPONENT + " with hard.")
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

    @Option(
            names = "--supernet",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description = "Train a supernet first, for so much processor time, as 5m, and tell the strategy its losses"
                    + " beside the other --scores (docs/supernet.md). By default not.")
    private Optional<Duration> supernet = Optional.empty();

    @Mixin
    private TrainingOptions training;

    @Mixin
    private ReductionOptions reduction;

    @Mixin
    private PrunerOption pruner;

    @Mixin
    private TrialLimitOptions limits;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private LatencyOptions latency;

    @Mixin
    private FollowOptions follow;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Optional<ConfirmOptions> toConfirm =
                confirm.map(count -> ConfirmOptions.usual(Require.between("--confirm", count, 2, ConfirmOptions.MOST)));
        StudyPlanner planner = new StudyPlanner(storage.url(), terminal::note, Evaluators.OF_PLUGINS);
        StudyRequest asked = request();
        StudyRequest request = supernet.isPresent()
                ? SupernetBeforehand.trained(
                        asked, planner.plan(asked).config(), supernet.get().seconds(), storage.url(), terminal)
                : asked;
        StudyPlanner.Planned planned = planner.plan(request);
        try (StageResources resources = StageResources.open(
                storage.url(),
                terminal,
                study,
                stored -> stored.map(before -> StudyPlanner.goingOn(before, request, planned.config()))
                        .orElse(planned.config()),
                cluster.hosts())) {
            StudyConfig config = resources.config();
            planned.sentences().forEach(terminal::note);
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
                    + ObjectiveText.described(config.plan().objective()));
            ConfirmStage.announce(resources.context().store(), config, toConfirm);
            try (Followers followers = Followers.start(follow, resources.context(), study, terminal)) {
                BestTable.print(
                        searching
                                ? SearchStage.run(followers.context(), config)
                                : SearchStage.found(resources.context().store(), study),
                        terminal);
                if (toConfirm.isPresent()) {
                    ConfirmStage.resume(followers.context(), config)
                            .ifPresent(result -> ConfirmText.print(result, terminal));
                }
            }
        }
        return 0;
    }

    /** The reduction of networks that the options ask for. */
    Reduction reduction(SearchSpace searched) {
        return reduction.request().of(searched);
    }

    private StudyRequest request() {
        SpaceSource source = SpaceArgument.source(space, constraints);
        if (!ForeignTraining.names(engine)) {
            foreign.refuse(engine);
        }
        return new StudyRequest(
                study,
                source,
                strategy,
                seed,
                new Training(
                        engine,
                        device.device(),
                        dataset,
                        resolution,
                        foreign.classes(),
                        foreign.judged(),
                        training.request(),
                        reduction.request()),
                new Worth(
                        goal,
                        form,
                        target.map(MacCount::value),
                        latency.target(),
                        foreign.measured(),
                        exponent,
                        latency.batch(),
                        latency.table()),
                new Help(pruner.text(), warmStart, signal, scores),
                new Effort(trials, cluster.workers(workers), Optional.of(stopWhen), limits.request()));
    }
}
