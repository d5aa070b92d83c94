package io.nas4j.report.card.cost;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** Accuracy against what networks cost, with the front. */
public final class TradeOffCard implements Card {

    /** Trials that tell whether a study times its trials. */
    private static final int FEW = 20;

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
        SearchRecords search = study.search();
        if (search.best().isEmpty()) {
            return Content.empty("No trial is complete yet, so that there is no accuracy to weigh against a cost.");
        }
        Shown shown = search.shown();
        Content content = Content.of(
                TradeOff.counted(
                                "MACs",
                                Metric.MACS,
                                TrialOutline::macs,
                                shown,
                                search.fronts().macs())
                        .part(study),
                TradeOff.counted(
                                "parameters",
                                Metric.PARAMS,
                                TrialOutline::params,
                                shown,
                                search.fronts().params())
                        .part(study));
        Optional<LatencyTable> table = study.config().plan().latency();
        if (table.isPresent()) {
            List<Costed> predicted =
                    costed(study, trial -> nanos(table.get().known(trial.spec().architecture())));
            content = content.with(
                    TradeOff.timed("predicted latency in ms", Optional.of(Metric.LATENCY), predicted, shown.note())
                            .part(study));
        }
        List<Costed> measured = isTimed(search, study) ? costed(study, TradeOffCard::measured) : List.of();
        return measured.stream().anyMatch(each -> each.trial().ranked() && !Double.isNaN(each.cost()))
                ? content.with(
                        TradeOff.timed("measured latency of one image in ms", Optional.empty(), measured, shown.note())
                                .part(study))
                : content.with(new Part.Text("Measured latency is not drawn: no trial of this study was timed, as the"
                        + " option --objective latency or --latency-table of a search asks for."));
    }

    /** Whether trials may have been timed: a study times all or none, so that the best tells. */
    private static boolean isTimed(SearchRecords search, StudyRecords study) {
        return study
                .trials()
                .numbered(search.best().stream()
                        .limit(FEW)
                        .map(TrialOutline::number)
                        .toList())
                .stream()
                .anyMatch(trial -> !Double.isNaN(measured(trial)));
    }

    private static List<Costed> costed(StudyRecords study, ToDoubleFunction<Trial> cost) {
        return study.shown().stream()
                .map(trial -> new Costed(TrialOutline.of(trial), cost.applyAsDouble(trial)))
                .toList();
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
}
