package io.nas4j.report.record;

import io.nas4j.core.importance.Importance;
import io.nas4j.report.chart.LineChart;
import java.util.List;
import java.util.Optional;

/**
 * What was computed from a study's trials for its page.
 *
 * @param importance of the decisions
 * @param sweep accuracy against cost, a curve for each dimension that grew; empty where no sweep is trained
 * @param table the rewards of all networks of the table that the study looks accuracies up in; none where it has no table
 * @param grid the surface of its grid search; empty where too little was trained to fit one
 */
public record Analyses(Importance importance, Optional<LineChart> sweep, List<Double> table, Optional<GridFit> grid) {

    public Analyses {
        table = List.copyOf(table);
    }
}
