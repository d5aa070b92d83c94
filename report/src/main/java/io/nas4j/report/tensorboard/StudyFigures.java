package io.nas4j.report.tensorboard;

import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.chart.ChartWriter;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.ScatterChart;
import io.nas4j.report.chart.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A search as a run of TensorBoard that has images alone: the best reward so far, and the front of accuracy and MACs. */
public final class StudyFigures {

    private static final double PERCENT = 100;

    private StudyFigures() {}

    /**
     * The bytes of the event file. It has no image where no trial is complete.
     *
     * @param search trials by number
     * @throws io.nas4j.core.WorkFailedException where this machine cannot draw letters
     */
    public static byte[] events(List<Trial> search) {
        double time = search.stream()
                        .flatMap(trial -> trial.run().finished().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)
                        .toEpochMilli()
                / 1e3;
        EventFile file = new EventFile(time);
        List<Trial> complete = search.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.reward().isPresent()
                        && trial.accuracy().isPresent())
                .toList();
        if (!complete.isEmpty()) {
            file.image(time, "search/best_so_far", ChartWriter.png(best(complete)));
            file.image(time, "search/front", ChartWriter.png(front(complete)));
        }
        return file.toBytes();
    }

    private static LineChart best(List<Trial> complete) {
        List<Point> points = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Trial trial : complete) {
            double reward = trial.reward().orElseThrow();
            if (reward > best) {
                if (best > Double.NEGATIVE_INFINITY) {
                    points.add(Point.of(trial.number(), best));
                }
                points.add(Point.of(trial.number(), reward));
                best = reward;
            }
        }
        points.add(Point.of(complete.get(complete.size() - 1).number(), best));
        return new LineChart(
                "Best reward so far", "trial", "reward", List.of(new Series("best so far", points)), false);
    }

    private static ScatterChart front(List<Trial> complete) {
        List<Point> points =
                ParetoFront.of(complete, trial -> trial.accuracy().orElseThrow(), Trial::macs).things().stream()
                        .map(trial -> Point.of(
                                trial.macs() / 1e6, PERCENT * trial.accuracy().orElseThrow()))
                        .toList();
        return new ScatterChart(
                "Front of accuracy and MACs",
                "million MACs",
                "validation accuracy in %",
                List.of(new Series("front", points)));
    }
}
