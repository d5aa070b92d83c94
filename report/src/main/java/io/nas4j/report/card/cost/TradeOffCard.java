package io.nas4j.report.card.cost;

import io.nas4j.core.trial.Trial;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Accuracy against what networks cost, with the front. */
public final class TradeOffCard implements Card {

    @Override
    public String name() {
        return "trade-off";
    }

    @Override
    public String title() {
        return "Accuracy against cost";
    }

    @Override
    public Content content(StudyRecords study) {
        Shown shown = study.shown();
        List<Trial> ranked = study.ranked();
        if (ranked.isEmpty()) {
            return Content.empty("No trial is complete yet, so that there is no accuracy to weigh against a cost.");
        }
        Content content = Content.of(
                drawn(study, shown, TradeOff.counted("MACs", Metric.MACS, Trial::macs)),
                drawn(study, shown, TradeOff.counted("parameters", Metric.PARAMS, Trial::params)));
        Optional<LatencyTable> table = study.config().plan().latency();
        if (table.isPresent()) {
            content = content.with(drawn(
                    study,
                    shown,
                    TradeOff.timed(
                            "predicted latency in ms",
                            Optional.of(Metric.LATENCY),
                            trial -> nanos(table.get().known(trial.spec().architecture())))));
        }
        boolean measured = ranked.stream().anyMatch(trial -> !Double.isNaN(measured(trial)));
        return measured
                ? content.with(drawn(
                        study,
                        shown,
                        TradeOff.timed(
                                "measured latency of one image in ms", Optional.empty(), TradeOffCard::measured)))
                : content.with(new Part.Text("Measured latency is not drawn: no trial of this study was timed, as the"
                        + " option --objective latency or --latency-table of a search asks for."));
    }

    private static double nanos(OptionalLong known) {
        return known.isPresent() ? known.getAsLong() : Double.NaN;
    }

    private static double measured(Trial trial) {
        return trial.latencies().stream()
                .filter(each -> each.batch() == 1)
                .mapToDouble(each -> each.timing().median())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Part drawn(StudyRecords study, Shown shown, TradeOff tradeOff) {
        return tradeOff.part(study, shown);
    }
}
