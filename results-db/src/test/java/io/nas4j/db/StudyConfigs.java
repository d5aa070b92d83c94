package io.nas4j.db;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.Judged;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random valid configurations for property tests. */
public final class StudyConfigs {

    /** A plain one. */
    public static final StudyConfig SAMPLE = Fixtures.config("s");

    private StudyConfigs() {}

    public static Arbitrary<StudyConfig> any() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('A', 'Z', '-')
                .ofMinLength(1)
                .ofMaxLength(100)
                .filter(name -> !name.startsWith("-"));
        Arbitrary<StudyConfig> plain = Combinators.combine(
                        names,
                        space(),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 10_000_000),
                        Arbitraries.integers().between(1, 1024),
                        objective(),
                        task(),
                        Arbitraries.integers().between(1, 8192))
                .as((name, space, seed, trials, workers, objective, task, side) -> new StudyConfig(
                        name,
                        SearchPlan.of(space, space.name(), seed, objective, task),
                        Execution.of("dl4j", trials, workers),
                        DataFacts.of(new Input(side, 3), 7)));
        return Combinators.combine(
                        plain,
                        text(),
                        text().optional(),
                        guidance(),
                        limits(),
                        latency().optional())
                .as((config, device, data, guidance, limits, latency) -> config.withPlan(
                                plan -> plan.withLatency(latency).withGuidance(guidance))
                        .withExecution(execution -> execution.withDevice(device).withLimits(limits))
                        .withData(facts -> new DataFacts(facts.input(), facts.classes(), data)));
    }

    private static Arbitrary<Guidance> guidance() {
        Arbitrary<Judged> judged = Combinators.combine(Arbitraries.of("accuracy", "f1"), Arbitraries.of(true, false))
                .as(Judged::new);
        return Combinators.combine(text(), text(), Arbitraries.of(Signal.class), text(), judged)
                .as(Guidance::new);
    }

    private static Arbitrary<LatencyTable> latency() {
        TimedOperator operator = new TimedOperator.Mean(16, 7);
        return Combinators.combine(
                        Arbitraries.integers().between(1, LatencyTable.MAX_BATCH),
                        Arbitraries.doubles().between(0.1, 10).ofScale(4),
                        Arbitraries.longs().between(1, Timing.MOST))
                .as((batch, factor, nanos) -> new LatencyTable(
                        "LibTorch", "a machine", batch, factor, Map.of(operator, new Timing(nanos, 0))));
    }

    private static Arbitrary<TrialLimits> limits() {
        Arbitrary<Double> seconds =
                Arbitraries.doubles().between(0, 1e9).ofScale(9).map(StudyConfigs::positiveZero);
        return Combinators.combine(
                        seconds, seconds, Arbitraries.integers().between(0, 100_000_000), Arbitraries.of(true, false))
                .as(TrialLimits::new);
    }

    private static Arbitrary<SpaceSource> space() {
        Arbitrary<List<Constraint>> constraints = Arbitraries.longs()
                .between(1, 999_999_999_999L)
                .map(limit -> new Constraint(Metric.MEMORY, limit))
                .list()
                .ofMaxSize(1);
        return Combinators.combine(text(), text().filter(t -> !t.isEmpty()).optional(), constraints)
                .as(SpaceSource::new);
    }

    private static Arbitrary<Objective> objective() {
        return Combinators.combine(
                        Arbitraries.of(Objective.Form.values()),
                        Arbitraries.of(Metric.MACS, Metric.LATENCY),
                        Arbitraries.doubles().between(1e-3, 1e18).ofScale(15),
                        Arbitraries.doubles().between(-100, 0).ofScale(15))
                .as((form, cost, target, exponent) -> new Objective(form, cost, target, positiveZero(exponent)));
    }

    private static Arbitrary<TrainingTask> task() {
        Arbitrary<Double> fraction =
                Arbitraries.doubles().between(0, 0.99).ofScale(15).map(StudyConfigs::positiveZero);
        return Combinators.combine(
                        text(),
                        Arbitraries.integers().between(1, 100_000_000),
                        Arbitraries.integers().between(2, 65_536),
                        Arbitraries.doubles().between(1e-9, 1e9).ofScale(15),
                        fraction,
                        fraction,
                        augmentation(),
                        Arbitraries.longs())
                .as((data, images, batch, rate, a, b, augment, seed) -> {
                    OptimizerSettings optimizer = OptimizerSettings.usual(Optimizer.values()[batch % 2])
                            .withLearningRate(rate)
                            .withWarmupSteps(batch);
                    TrainingTask task = new TrainingTask(
                            new TaskData(data, images, images, seed, a),
                            Recipe.plain(3, batch, optimizer).withRegularization(a, augment),
                            new Reduction(1 - a, batch % 8193));
                    return TaskFields.with(TaskFields.with(task, TaskFields.MOMENTUM, a), TaskFields.WEIGHT_DECAY, b);
                });
    }

    private static Arbitrary<Augmentation> augmentation() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 14);
        return Combinators.combine(flags, flags, small, small, small)
                .as((crop, flip, cutout, operations, magnitude) ->
                        new Augmentation(crop, flip, cutout, operations, magnitude));
    }

    /** Whatever a path may have in it; surrogates only in pairs. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(40)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    /** The database keeps no sign of zero. */
    private static double positiveZero(double value) {
        return value == 0 ? 0 : value;
    }
}
