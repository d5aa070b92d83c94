package io.nas4j.report.record;

import io.nas4j.core.importance.Importance;
import io.nas4j.report.chart.LineChart;
import java.util.List;
import java.util.Optional;

/** What is computed from a study's trials for its page: only when a card asks for it, since some of it takes seconds. */
public interface Analyses {

    /** How much each decision matters for the reward. */
    Importance importance();

    /** Accuracy against cost, a curve for each dimension that grew; empty where no sweep is trained. */
    Optional<LineChart> sweep();

    /** The rewards of all networks of the table that the study looks accuracies up in; none where it has no table. */
    List<Double> table();

    /** The surface of its grid search; empty where too little was trained to fit one. */
    Optional<GridFit> grid();
}
