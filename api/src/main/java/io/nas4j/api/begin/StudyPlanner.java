package io.nas4j.api.begin;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.input.ZeroCostStart;
import io.nas4j.api.request.Effort;
import io.nas4j.api.request.Help;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.api.request.Worth;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.prune.Pruners;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Signal;
import io.nas4j.evaluator.Devices;
import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes configurations of requests. */
public final class StudyPlanner {

    private static final String WEIGHED = "--target-objective weighs what a training measures, but ";

    private final String url;
    private final Consumer<String> notes;
    private final Evaluators evaluators;

    /**
     * A planner for the studies of one storage.
     *
     * @param notes receives a sentence where something takes long
     * @param evaluators that {@code plugin:NAME} can mean
     */
    public StudyPlanner(String url, Consumer<String> notes, Evaluators evaluators) {
        this.url = url;
        this.notes = notes;
        this.evaluators = evaluators;
    }

    /**
     * A configuration, and what is to be said of its data once nothing was refused.
     *
     * @param sentences which part of the data is used for what, and what is left out
     */
    public record Planned(StudyConfig config, List<String> sentences) {

        public Planned {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Checks everything before anything is created or loaded. A refusal leaves nothing behind.
     *
     * @throws InvalidInputException where a part is wrong, or does not fit another, the data or this machine
     */
    public Planned plan(StudyRequest request) {
        try {
            return checked(request);
        } catch (InvalidInputException e) {
            ArtifactFolder.dropIfEmpty(ArtifactFolder.of(url));
            throw e;
        }
    }

    /**
     * What a study that exists goes on with: what was not said keeps its stored value.
     *
     * @throws InvalidInputException where anything else differs
     */
    public static StudyConfig goingOn(StudyConfig stored, StudyRequest request, StudyConfig asked) {
        StudyConfig scored = request.help().scores().equals(Help.AUTO)
                ? asked.withPlan(plan -> plan.withGuidance(
                        plan.guidance().withScores(stored.plan().guidance().scores())))
                : asked;
        Effort effort = request.effort();
        return StudySession.goingOn(
                stored,
                scored.withExecution(execution -> execution
                        .withTrials(effort.trials().orElse(stored.execution().trials()))
                        .withWorkers(effort.workers().orElse(stored.execution().workers()))
                        .withLimits(effort.limits().over(stored.execution().limits()))));
    }

    private Planned checked(StudyRequest request) {
        String strategy = StrategyOptions.parse(request.strategy()).text();
        Strategies.factory(strategy);
        Training training = request.training();
        evaluators.require(training.engine());
        if (!Strategies.objectives(strategy).isEmpty() && !ForeignTraining.names(training.engine())) {
            throw new InvalidInputException(
                    "strategy " + strategy + " weighs what a program of yours measures, but the" + " engine is "
                            + training.engine() + "; give cost in place of objective, or --engine command:PROGRAM");
        }
        refuseMeasured(request, strategy);
        Objective placeholder = request.worth().objective(() -> 1);
        EvaluationSource subject = EvaluationSource.of(request, url);
        SpaceDefinition definition = SpaceArgument.definition(request.space());
        StagedSpace drawn = definition.without(Metric.LATENCY).space(subject.input(), subject.classes());
        drawn.sample(new SplittableRandom(0)); // refuses constraints that nothing keeps to
        TrainingTask whole = training.task().task(subject.dataset(), subject.images());
        TrainingTask trained = subject.trained()
                ? whole.with(
                        ForeignTraining.names(subject.engine())
                                ? training.reduction().given(drawn)
                                : training.reduction().of(drawn))
                : whole;
        Optional<JudgingSupernet> supernet = JudgingSupernet.of(subject.engine(), training);
        TrainingTask task = supernet.isPresent() ? supernet.get().task(trained) : trained;
        boolean timed = asksLatency(request.worth(), definition, strategy);
        if (timed && request.worth().latencyTable().isEmpty()) {
            LatencyTables.requireEngine();
        }
        StudyConfig checked = study(request, strategy, subject, placeholder, task);
        List<String> sentences = subject.check().apply(checked);
        StagedSpace space = definition.space(subject.input(), subject.classes());
        Optional<LatencyTable> table = timed
                ? Optional.of(LatencyTables.of(request.name(), url, request.worth(), space, notes))
                : Optional.empty();
        StagedSpace searched = space.with(table);
        searched.sample(new SplittableRandom(0)); // refuses constraints that nothing keeps to
        Objective objective = request.worth()
                .objective(() -> Targets.median(searched, request.worth().goal().cost()));
        StudyConfig config =
                study(request, strategy, subject, objective, task).withPlan(plan -> plan.withLatency(table));
        Optional<String> fingerprint = subject.fingerprint().get();
        StudyConfig planned =
                fingerprint.isPresent() ? config.withData(data -> data.withFingerprint(fingerprint.get())) : config;
        supernet.ifPresent(each -> each.requireFits(planned));
        planned.plan()
                .guidance()
                .supernet()
                .map(Execution::supernet)
                .ifPresent(file -> SupernetFile.read(file).requireFits(file, planned));
        return new Planned(planned, sentences);
    }

    /** Refuses a reward of what a training measures where nothing measures it, or its worth has to be known before. */
    private static void refuseMeasured(StudyRequest request, String strategy) {
        if (request.worth().measured().isEmpty()) {
            return;
        }
        String engine = request.training().engine();
        if (!ForeignTraining.names(engine)) {
            throw new InvalidInputException(WEIGHED + "engine " + engine
                    + " measures nothing else; give --engine command:PROGRAM, or --target-flops");
        }
        if (Strategies.needsKnownCost(strategy)) {
            throw new InvalidInputException(WEIGHED + "strategy " + strategy
                    + " has to know before a training what a network costs; give another strategy, as evolution");
        }
        refuseStopWhen(request.effort().stopWhen().orElse(StopWhen.NONE));
    }

    /** Refuses to end a search early by rewards that nobody knows before a training. */
    static void refuseStopWhen(String stopWhen) {
        if (!stopWhen.equals(StopWhen.NONE)) {
            throw new InvalidInputException(WEIGHED + "--stop-when " + stopWhen
                    + " has to know before a training what a network costs; leave it out");
        }
    }

    /** Whether objective, strategy or constraints weigh latency. */
    private static boolean asksLatency(Worth worth, SpaceDefinition definition, String strategy) {
        return worth.goal().cost() == Metric.LATENCY
                || worth.latencyTable().isPresent()
                || worth.latencyBatch().isPresent()
                || definition.constraints().stream().anyMatch(limit -> limit.metric() == Metric.LATENCY)
                || Metric.LATENCY
                        .text()
                        .equals(StrategyOptions.parse(strategy).values().get("cost"));
    }

    private static StudyConfig study(
            StudyRequest request, String strategy, EvaluationSource subject, Objective objective, TrainingTask task) {
        Help help = request.help();
        Training training = request.training();
        Effort effort = request.effort();
        SearchPlan plan = SearchPlan.of(request.space(), strategy, request.seed(), objective, task)
                .withGuidance(new Guidance(
                        Pruners.canonical(help.pruner(), task.recipe().epochs()),
                        warmStart(help.warmStart(), training.engine()),
                        signal(help.signal(), training.engine()),
                        StudyScoreNames.of(help.scores(), subject.engine(), SpaceArgument.definition(request.space())),
                        training.judged()));
        Execution execution = Execution.of(
                        subject.engine(),
                        effort.trials().orElse(Effort.TRIALS),
                        effort.workers().orElse(Effort.WORKERS))
                .withDevice(Devices.here().resolve(training.device(), subject.engine()))
                .withStopWhen(StopWhen.canonical(effort.stopWhen().orElse(StopWhen.NONE)))
                .withLimits(effort.limits().over(TrialLimits.USUAL));
        return new StudyConfig(request.name(), plan, execution, DataFacts.of(subject.input(), subject.classes()));
    }

    private static Signal signal(Signal signal, String engine) {
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

    private static String warmStart(String said, String engine) {
        Optional<ZeroCostStart> start = ZeroCostStart.parse(said);
        if (start.isPresent() && ForeignTraining.names(engine)) {
            throw new InvalidInputException("--warm-start " + said + " scores networks on images, which engine "
                    + engine + " has none of here; leave it out");
        }
        if (start.isPresent() && (TableEvaluator.names(engine) || !TorchEngine.available())) {
            throw new InvalidInputException("--warm-start " + said + " scores networks on images with LibTorch, "
                    + (TableEvaluator.names(engine) ? "but the engine is a table" : "which has no natives here"));
        }
        return start.map(ZeroCostStart::text).orElse(SearchPlan.NONE);
    }
}
