package io.nas4j.cli.listing;

import io.nas4j.api.stage.card.CardMeasurement;
import io.nas4j.api.stage.card.CardOrigin;
import io.nas4j.api.stage.card.ModelCard;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.statistics.Proportion;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.chart.Point;
import io.nas4j.report.chart.ScatterChart;
import io.nas4j.report.chart.Series;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedAccuracy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Accuracy against cost, beside the published EfficientNets. */
public final class CardFigures {

    private CardFigures() {}

    /** Over parameters; the networks that were trained beside the model are shown too. */
    public static ScatterChart params(ModelCard card, CardMeasurement measured) {
        return chart(
                card,
                measured,
                "Accuracy against parameters",
                "parameters (M)",
                cost -> cost.params() / 1e6,
                PublishedAccuracy::params);
    }

    /** Over multiply-accumulates. */
    public static ScatterChart macs(ModelCard card, CardMeasurement measured) {
        return chart(
                card,
                measured,
                "Accuracy against multiply-accumulates",
                "MACs (G)",
                cost -> cost.macs() / 1e9,
                PublishedAccuracy::gmacs);
    }

    private static ScatterChart chart(
            ModelCard card,
            CardMeasurement measured,
            String title,
            String xLabel,
            ToDoubleFunction<Cost> cost,
            ToDoubleFunction<PublishedAccuracy> published) {
        Evaluation evaluation = measured.evaluation().evaluation();
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                card.family().get(0).name() + ", " + measured.dataset(),
                List.of(point(cost.applyAsDouble(CostModel.cost(card.model().architecture())), evaluation.top1()))));
        List<Point> others = card.origin().map(CardOrigin::trained).orElse(List.of()).stream()
                .filter(trial ->
                        !trial.spec().architecture().equals(card.model().architecture()))
                .filter(trial -> trial.testAccuracy().isPresent())
                .map(trial -> point(trial, evaluation.images(), cost))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
        if (!others.isEmpty()) {
            series.add(new Series("trained beside it, " + measured.dataset(), others));
        }
        series.add(new Series(
                "EfficientNet-B0 to B7, ImageNet (published)",
                PublishedAccuracy.EFFICIENTNETS.stream()
                        .map(paper -> Point.of(published.applyAsDouble(paper), 100 * paper.top1()))
                        .toList()));
        return new ScatterChart(title, xLabel, "top-1 accuracy (%)", series);
    }

    private static Point point(Trial trial, long images, ToDoubleFunction<Cost> cost) {
        double accuracy = trial.testAccuracy().orElseThrow();
        return point(
                cost.applyAsDouble(CostModel.cost(trial.spec().architecture())),
                Proportion.of(Math.round(accuracy * images), images));
    }

    private static Point point(double cost, Proportion top1) {
        return new Point(cost, 100 * top1.value(), 100 * top1.low(), 100 * top1.high());
    }
}
