package io.nas4j.api.stage.report;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.table.TableFile;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.StagedSpace;
import java.util.List;

/** The rewards of all networks of the table that a study looks accuracies up in. */
final class TableRewards {

    private TableRewards() {}

    /** None where the study trains its networks, where the reward weighs latency, or where the table is no longer there. */
    static List<Double> of(StudyConfig config) {
        Objective objective = config.plan().objective();
        String engine = config.execution().engine();
        if (!TableEvaluator.names(engine) || objective.cost() != Metric.MACS) {
            return List.of();
        }
        try {
            StagedSpace space = SpaceArgument.definition(config.plan().space())
                    .without(Metric.LATENCY)
                    .space();
            return new AccuracyTable(space, TableFile.read(TableEvaluator.file(engine), List.of()))
                    .networks().stream()
                            .map(network -> objective.reward(network.accuracy(), network.macs()))
                            .toList();
        } catch (InvalidInputException | WorkFailedException e) {
            return List.of(); // moved or changed since
        }
    }
}
