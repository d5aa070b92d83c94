package io.nas4j.core.json;

import io.nas4j.core.evaluation.Checkpointing;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.Schedule;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.nio.file.Path;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random valid tasks and requests. */
final class Requests {

    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);

    private Requests() {}

    static Arbitrary<TrainingTask> tasks() {
        return Combinators.combine(data(), recipes(), reductions()).as(TrainingTask::new);
    }

    private static Arbitrary<TaskData> data() {
        return Combinators.combine(
                        Arbitraries.strings(),
                        Arbitraries.integers().between(0, 100_000_000),
                        Arbitraries.integers().between(1, 100_000_000),
                        Arbitraries.longs(),
                        fractions(1))
                .as(TaskData::new);
    }

    private static Arbitrary<Recipe> recipes() {
        Arbitrary<OptimizerSettings> optimizers = Combinators.combine(
                        Arbitraries.of(Optimizer.values()),
                        Arbitraries.doubles().between(1e-9, 1e9).ofScale(12),
                        Arbitraries.integers().between(0, 1_000_000_000),
                        fractions(0.9999),
                        fractions(1),
                        Arbitraries.of("cosine", "constant", "exponential:0.97:2.4")
                                .map(Schedule::parse))
                .as(OptimizerSettings::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.integers().between(2, 65_536),
                        optimizers,
                        fractions(0.99),
                        Arbitraries.of("none", "flip", "crop,flip,cutout:8", "crop,randaugment:2:9")
                                .map(Augmentation::parse),
                        fractions(0.9999),
                        Arbitraries.of("none", "4:16:0.3").map(Progression::parse))
                .as(Recipe::new);
    }

    private static Arbitrary<Reduction> reductions() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.01, 1).ofScale(9),
                        Arbitraries.integers().between(0, 1024))
                .as(Reduction::new);
    }

    static Arbitrary<EvaluationRequest> any() {
        return Combinators.combine(
                        architectures(),
                        tasks(),
                        Arbitraries.strings().optional(),
                        Arbitraries.strings(),
                        Arbitraries.longs(),
                        wanted(),
                        limits(),
                        stopRules())
                .as(EvaluationRequest::new);
    }

    private static Arbitrary<Architecture> architectures() {
        return Arbitraries.longs().map(seed -> SPACE.build(SPACE.sample(new SplittableRandom(seed))));
    }

    private static Arbitrary<WantedResults> wanted() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        files().optional(),
                        Combinators.combine(
                                        files(),
                                        Arbitraries.doubles().between(0, 1e6).ofScale(6))
                                .as(Checkpointing::new)
                                .optional(),
                        Arbitraries.integers().list().ofMaxSize(3))
                .as(WantedResults::new);
    }

    private static Arbitrary<Path> files() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .map(name -> Path.of(name).toAbsolutePath());
    }

    private static Arbitrary<TrialLimits> limits() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1e9).ofScale(6),
                        Arbitraries.doubles().between(0, 1e9).ofScale(6),
                        Arbitraries.integers().between(0, 100_000_000),
                        Arbitraries.of(true, false))
                .as(TrialLimits::new);
    }

    private static Arbitrary<StopRule> stopRules() {
        return Combinators.combine(
                        Arbitraries.maps(Arbitraries.integers(), Arbitraries.doubles())
                                .ofMaxSize(4),
                        Arbitraries.of(Signal.class))
                .as((least, signal) -> new StopRule(least).judgedBy(signal));
    }

    private static Arbitrary<Double> fractions(double most) {
        return Arbitraries.doubles().between(0, most).ofScale(12);
    }
}
