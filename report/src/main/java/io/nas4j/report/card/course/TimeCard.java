package io.nas4j.report.card.course;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Table;
import io.nas4j.report.figure.Unit;
import io.nas4j.report.record.StudyRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long trials took, by phase and by how they ended. */
public final class TimeCard implements Card {

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String title() {
        return "Time, and where it went";
    }

    /**
     * The time of some trials.
     *
     * @param seconds of all of them together
     */
    private record Spent(String name, int trials, double seconds) {}

    @Override
    public Content content(StudyRecords study) {
        List<Spent> spent = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
                List<Trial> trials = study.of(phase).trials().stream()
                        .filter(trial ->
                                trial.state() == state && trial.sameAs().isEmpty())
                        .toList();
                if (!trials.isEmpty()) {
                    spent.add(new Spent(
                            phase.text() + ", " + state.name().toLowerCase(Locale.ROOT),
                            trials.size(),
                            seconds(trials)));
                }
            }
        }
        double total = spent.stream().mapToDouble(Spent::seconds).sum();
        if (total == 0) {
            return Content.empty(
                    "No trial took any time: none has ended, or their accuracies were looked up in a table.");
        }
        return Content.of(new Part.Drawn(figure(spent, total)), new Part.Text(search(study)));
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToDouble(trial -> trial.seconds().orElse(0)).sum();
    }

    private static Figure figure(List<Spent> spent, double total) {
        Unit unit =
                Unit.ofSeconds(spent.stream().mapToDouble(Spent::seconds).max().orElse(0));
        List<Bars.Bar> bars = spent.stream()
                .map(each -> Bars.Bar.of(each.name(), unit.in(each.seconds()), Amounts.time(each.seconds())))
                .toList();
        Spent most =
                spent.stream().max(Comparator.comparingDouble(Spent::seconds)).orElseThrow();
        String text = "All trials together took " + Amounts.time(total) + " of workers' time"
                + (spent.size() == 1
                        ? "."
                        : ", of which " + Amounts.percent(most.seconds() / total) + " went to '" + most.name() + "'.");
        double longest = bars.stream().mapToDouble(Bars.Bar::value).max().orElse(1);
        return new Figure(
                "Workers' time by phase and state",
                text,
                new Bars(unit.name() + " of workers", Scales.fromZero(longest), false, bars).drawing(),
                new Table(
                        List.of(
                                Table.Column.words("phase and state"),
                                Table.Column.numbers("trials"),
                                Table.Column.numbers("time"),
                                Table.Column.numbers("mean of a trial")),
                        spent.stream()
                                .map(each -> Table.Row.of(
                                        each.name(),
                                        String.valueOf(each.trials()),
                                        Amounts.time(each.seconds()),
                                        Amounts.time(each.seconds() / each.trials())))
                                .toList()));
    }

    /** How long the search ran, and how busy its workers were. */
    private static String search(StudyRecords study) {
        List<Trial> trials = study.search();
        Optional<Instant> first =
                trials.stream().flatMap(trial -> trial.run().started().stream()).min(Comparator.naturalOrder());
        Optional<Instant> last = trials.stream()
                .flatMap(trial -> trial.run().finished().stream())
                .max(Comparator.naturalOrder());
        long linked =
                trials.stream().filter(trial -> trial.sameAs().isPresent()).count();
        String saved = linked == 0
                ? ""
                : " " + Amounts.of((int) linked, "trial")
                        + " took over the result of an equal network and cost nothing.";
        if (first.isEmpty() || last.isEmpty()) {
            return "When the search ran is not stored." + saved;
        }
        double wall = Duration.between(first.get(), last.get()).toMillis() / 1e3;
        int workers = study.config().execution().workers();
        String busy = study.runs().size() == 1 && wall > 0
                ? " Its " + Amounts.of(workers, "worker") + " trained for "
                        + Amounts.percent(Math.min(1, seconds(trials) / (wall * workers))) + " of that time."
                : "";
        return "From the begin of the first trial of the search to the end of the last " + Amounts.time(wall)
                + " passed"
                + (study.runs().size() > 1 ? ", over " + study.runs().size() + " runs" : "") + "." + busy + saved;
    }
}
