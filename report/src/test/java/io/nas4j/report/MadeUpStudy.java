package io.nas4j.report;

import io.nas4j.core.importance.ChoiceEffect;
import io.nas4j.core.importance.DecisionImportance;
import io.nas4j.core.importance.Importance;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.Series;
import io.nas4j.report.record.Analyses;
import io.nas4j.report.record.GridFit;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Studies with everything that a page can show, of random networks whose accuracies are made up. */
public final class MadeUpStudy {

    /** Text that would run, close elements or end lines where it is not escaped. */
    public static final String HOSTILE =
            "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>|`*\r\n# &amp;\u001b[2J";

    private static final Objective OBJECTIVE = new Objective(Objective.Form.SOFT, 2e6, -0.07);
    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private MadeUpStudy() {}

    /** A study as it was created. */
    public static StudyRecords empty() {
        return records("empty", 10, new MadeUpTrials(List.of(), Map.of()), Map.of(), List.of(), List.of(), List.of());
    }

    /**
     * A study with all phases.
     *
     * @param space the name of a space
     * @param text stands wherever users or other programs decide a text
     */
    public static StudyRecords of(String name, String space, int trials, String text) {
        SearchSpace networks = SearchSpaces.get(space, new Input(32, 3), 10);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        List<Trial> search = new ArrayList<>();
        Map<Integer, List<Epoch>> epochs = new HashMap<>();
        for (int number = 0; number < trials; number++) {
            Choices choices = networks.uniform(random);
            List<String> decisions = new ArrayList<>(networks.describe(choices));
            decisions.add("note=" + text);
            Trial trial = trial(Phase.SEARCH, number, decisions, networks.build(choices), random, text);
            search.add(trial);
            if (trial.accuracy().isPresent() && number % 3 == 0) {
                epochs.put(number, epochs(trial, 3));
            }
        }
        Map<Phase, PhaseRecords> phases = new HashMap<>();
        Architecture first = search.get(0).spec().architecture();
        Trial longer = trial(Phase.BASELINE, 1, List.of(), first, random, text);
        phases.put(Phase.BASELINE, new PhaseRecords(List.of(longer), Map.of(1, epochs(longer, 9))));
        phases.put(
                Phase.CONFIRM,
                new PhaseRecords(List.of(trial(Phase.CONFIRM, 1, List.of(), first, random, text)), Map.of()));
        phases.put(
                Phase.GRID,
                new PhaseRecords(
                        List.of(
                                grid(1, 1.2, first, random, text),
                                grid(2, 1.2, first, random, text),
                                grid(3, 1.4, first, random, text)),
                        Map.of()));
        List<FamilyMember> family = new ArrayList<>();
        for (int phi = 0; phi < 4; phi++) {
            family.add(new FamilyMember(
                    phi,
                    ScalingCoefficients.EFFICIENTNET,
                    first,
                    search.get(0).params() << phi,
                    search.get(0).macs() << phi));
        }
        return records(
                name,
                trials,
                new MadeUpTrials(search, epochs),
                phases,
                List.of(event(0, text), event(1, text), event(2, text)),
                family,
                List.of(new Artifact(text, text, OptionalLong.of(123_456), "00ff", text)));
    }

    private static StudyRecords records(
            String name,
            int total,
            MadeUpTrials trials,
            Map<Phase, PhaseRecords> phases,
            List<StrategyRecord> strategy,
            List<FamilyMember> family,
            List<Artifact> artifacts) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 0, 1), Recipe.plain(3, 2, OptimizerSettings.usual(Optimizer.SGD)));
        StudyConfig config = new StudyConfig(
                name,
                SearchPlan.of(SpaceSource.named(SearchSpaces.MICRO), "random", 0, OBJECTIVE, task),
                Execution.of("torch", total, 2),
                DataFacts.of(new Input(32, 3), 10));
        List<Trial> search = trials.all();
        Map<Phase, Lazy<PhaseRecords>> lazy = new EnumMap<>(Phase.class);
        phases.forEach((phase, records) -> lazy.put(phase, new Lazy<>(() -> records)));
        return new StudyRecords(
                new StudySummary(
                        config,
                        BEGIN.toString(),
                        search.isEmpty() ? "PAUSED" : "COMPLETE",
                        search.size(),
                        count(search, TrialState.COMPLETE),
                        count(search, TrialState.PRUNED),
                        count(search, TrialState.FAILED),
                        OptionalDouble.empty()),
                List.of(new StudyRun(
                        0,
                        0,
                        2,
                        new Provenance("1", Optional.of("abc"), "", "17", "", "", Optional.empty(), BEGIN.toString()))),
                trials.records(),
                trials,
                lazy,
                new Lazy<>(() -> strategy),
                family,
                artifacts,
                search.isEmpty()
                        ? new Computed(Importance.none("Too few."), Optional.empty(), List.of(), Optional.empty())
                        : new Computed(
                                importance(artifacts.get(0).kind(), search.size()),
                                Optional.of(sweep(artifacts.get(0).kind())),
                                List.of(0.6, 0.7, 0.9),
                                Optional.of(new GridFit(
                                        new ScalingCoefficients(1.2, 1.1, 1.15),
                                        "the published coefficients, as asked for",
                                        OptionalInt.empty(),
                                        ScalingCoefficients.EFFICIENTNET,
                                        0.8,
                                        List.of(
                                                ScalingCoefficients.EFFICIENTNET,
                                                new ScalingCoefficients(1.3, 1.1, 1.1)),
                                        OptionalDouble.of(0.7)))));
    }

    /** What was computed beforehand. */
    private record Computed(
            Importance importance, Optional<LineChart> sweep, List<Double> table, Optional<GridFit> grid)
            implements Analyses {}

    private static Importance importance(String text, int trials) {
        ChoiceEffect effect = new ChoiceEffect(text, 0.7, 0.6, 0.8, 3);
        return new Importance(List.of(new DecisionImportance(text, 0.5, 0.4, 0.6, List.of(effect))), trials, 0.5, "");
    }

    private static LineChart sweep(String text) {
        return new LineChart(
                text,
                text,
                text,
                List.of(
                        new Series(text, List.of(new Point(1, 50, 49, 51), new Point(2, 52, 50, 54))),
                        new Series("all", List.of(new Point(1, 50, 49, 51), new Point(2, 55, 54, 56)))),
                false);
    }

    private static int count(List<Trial> trials, TrialState state) {
        return (int) trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static Trial trial(
            Phase phase,
            int number,
            List<String> decisions,
            Architecture network,
            SplittableRandom random,
            String text) {
        return ended(new TrialSpec(phase, number, decisions, network, Optional.empty()), random, text);
    }

    private static Trial grid(int number, double alpha, Architecture network, SplittableRandom random, String text) {
        ScalingCoefficients coefficients = new ScalingCoefficients(alpha, 1.1, 1.15);
        return ended(new TrialSpec(Phase.GRID, number, List.of(), network, Optional.of(coefficients)), random, text);
    }

    private static Trial ended(TrialSpec spec, SplittableRandom random, String text) {
        int number = spec.number();
        TrialRun run = new TrialRun(
                OptionalLong.of(Long.MAX_VALUE - number),
                OptionalInt.of(number % 2),
                Optional.of(BEGIN.plusSeconds(10L * number)),
                Optional.of(BEGIN.plusSeconds(10L * number + 15)));
        Trial trial = Trial.started(spec, run);
        double accuracy = 0.5 + 0.4 * random.nextDouble();
        double reward = OBJECTIVE.reward(accuracy, trial.macs());
        if (spec.phase() == Phase.SEARCH && number % 10 == 7) {
            return trial.withResult(
                    TrialResult.of(new Outcome.Failed(FailureCause.DIVERGED, text), OptionalDouble.empty(), 3));
        }
        if (spec.phase() == Phase.SEARCH && number % 10 == 3) {
            return trial.withResult(TrialResult.of(new Outcome.Pruned(accuracy), OptionalDouble.empty(), 5));
        }
        return trial.withResult(TrialResult.of(
                new Outcome.Complete(accuracy, OptionalDouble.of(accuracy)), OptionalDouble.of(reward), 15));
    }

    private static List<Epoch> epochs(Trial trial, int count) {
        List<Epoch> epochs = new ArrayList<>();
        for (int e = 1; e <= count; e++) {
            epochs.add(new Epoch(
                    e, 2.0 / e, trial.accuracy().orElse(0) * e / count, OptionalDouble.of(1.0 / e), 0.1, 1, 1000));
        }
        return epochs;
    }

    private static StrategyRecord event(int number, String text) {
        return new StrategyRecord(
                number,
                10 * number,
                9 * number,
                new StrategyEvent(StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("entropy", 2.0 - number)), text));
    }
}
