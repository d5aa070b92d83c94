package io.nas4j.api.stage.ensemble;

import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.model.EvaluateStage;
import io.nas4j.api.stage.model.EvaluationImages;
import io.nas4j.api.stage.model.Models;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.grid.sweep.SweepResult.Measured;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes ensembles of the networks that a sweep trained of its baseline, one a seed, and holds them against the networks of the sweep
 * that cost as much. Trains nothing.
 */
public final class EnsembleStage {

    private static final int MOST_MEMBERS = 100;

    private EnsembleStage() {}

    /**
     * Evaluates ensembles on the validation images of the sweep.
     *
     * @param home folder for the files that studies produce
     * @param members numbers of members, from 2 on
     * @throws InvalidInputException where the study has no sweep, or not that many trained baselines with their weights
     */
    public static EnsembleResult run(StudyStore store, StudyConfig config, Path home, List<Integer> members) {
        members.forEach(count -> Require.between("--members", count, 2, MOST_MEMBERS));
        PhasePlan plan = store.plan(config.name(), Phase.SWEEP)
                .orElseThrow(() -> new InvalidInputException("ensembles are made of what a sweep trained, but study "
                        + config.name() + " has none; 'nas4j sweep " + config.name() + "' trains it"));
        SweepOptions options = SweepOptions.of(plan);
        SweepOutcome sweep = SweepStage.stored(store, config, options, plan.task());
        List<UsedModel> trained =
                Models.ofSweep(config, plan.task(), SweepStage.weights(store, config, home, options, plan));
        int most = members.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (trained.size() < most) {
            throw new InvalidInputException(
                    "an ensemble of " + most + " needs as many trained baselines, but the sweep of"
                            + " study " + config.name() + " has " + trained.size() + "; 'nas4j sweep " + config.name()
                            + " --seeds " + most + "' trains them");
        }
        EvaluationImages images = EvaluationImages.ofTraining(
                trained.get(0),
                StudyData.open(plan.task().data(), home),
                plan.task().data());
        List<Double> alone =
                trained.stream().map(model -> accuracy(model, images)).toList();
        return new EnsembleResult(
                sweep,
                members.stream()
                        .sorted()
                        .distinct()
                        .map(count -> size(count, trained, alone, images, sweep))
                        .toList());
    }

    private static EnsembleResult.Size size(
            int members, List<UsedModel> trained, List<Double> alone, EvaluationImages images, SweepOutcome sweep) {
        List<Double> accuracies = new ArrayList<>();
        int used = trained.size() / members * members;
        for (int from = 0; from < used; from += members) {
            accuracies.add(accuracy(new EnsembleModel(trained.subList(from, from + members)), images));
        }
        Cost one = CostModel.cost(trained.get(0).architecture());
        List<Measured> scaled = sweep.result().measured().stream()
                .filter(measured -> isScaled(measured.point(), members))
                .toList();
        return new EnsembleResult.Size(
                members,
                accuracies,
                IntStream.range(0, used).mapToDouble(alone::get).average().orElseThrow(),
                Math.multiplyExact(members, one.macs()),
                Math.multiplyExact(members, one.params()),
                scaled);
    }

    private static boolean isScaled(SweepPoint point, int growth) {
        return point.dimension().isPresent() && point.growth() == growth;
    }

    private static double accuracy(UsedModel model, EvaluationImages images) {
        return EvaluateStage.run(model, images, model.usualRunner())
                .evaluation()
                .top1()
                .value();
    }
}
