package io.nas4j.cli.listing;

import io.nas4j.api.stage.model.ImagePrediction;
import io.nas4j.cli.output.Row;
import io.nas4j.core.classify.Prediction.Score;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model says of images, as rows. */
public final class PredictionRows {

    private PredictionRows() {}

    /** What the table shows; the likeliest class is not told twice. */
    public static List<String> columns(int top) {
        return top == 1
                ? List.of("image", "pred_class", "pred_score")
                : List.of("image", "pred_class", "pred_score", "others");
    }

    public static List<Row> rows(List<ImagePrediction> predictions) {
        return predictions.stream().map(PredictionRows::row).toList();
    }

    private static Row row(ImagePrediction told) {
        List<Score> top = told.prediction().top();
        return new Row()
                .with("image", told.image())
                .with("pred_class", told.prediction().best().className())
                .with("pred_score", told.prediction().best().score())
                .with(
                        "top",
                        top.stream()
                                .map(score -> new Row()
                                        .with("class", score.className())
                                        .with("score", score.score()))
                                .toList());
    }

    /** The same for a table. */
    public static List<Row> texts(List<ImagePrediction> predictions) {
        return predictions.stream()
                .map(told -> row(told)
                        .with(
                                "others",
                                told.prediction().top().stream()
                                        .skip(1)
                                        .map(score ->
                                                String.format(Locale.ROOT, "%s %.4f", score.className(), score.score()))
                                        .collect(Collectors.joining(", "))))
                .toList();
    }
}
