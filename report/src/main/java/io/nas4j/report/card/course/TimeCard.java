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
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.Spent;
import io.nas4j.report.record.StudyRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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

    /** The time of the trials of a phase that ended in one state. */
    private record Share(String name, Spent spent) {

        double seconds() {
            return spent.seconds();
        }
    }

    @Override
    public Content content(StudyRecords study) {
        List<Share> shares = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Map<TrialState, Spent> spent = phase == Phase.SEARCH
                    ? study.search().totals().spent()
                    : spent(study.of(phase).trials());
            for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
                if (spent.containsKey(state)) {
                    shares.add(new Share(
                            phase.text() + ", " + state.name().toLowerCase(Locale.ROOT),
                            Objects.requireNonNull(spent.get(state))));
                }
            }
        }
        double total = seconds(shares.stream().map(Share::spent));
        if (total == 0) {
            return Content.empty(
                    "No trial took any time: none has ended, or their accuracies were looked up in a table.");
        }
        return Content.of(new Part.Drawn(figure(shares, total)), new Part.Text(search(study)));
    }

    private static Map<TrialState, Spent> spent(List<Trial> trials) {
        Map<TrialState, Spent> spent = new EnumMap<>(TrialState.class);
        trials.stream()
                .filter(trial -> trial.sameAs().isEmpty())
                .forEach(trial -> spent.put(
                        trial.state(),
                        spent.getOrDefault(trial.state(), Spent.NOTHING)
                                .and(trial.seconds().orElse(0))));
        return spent;
    }

    private static double seconds(Stream<Spent> spent) {
        return spent.mapToDouble(Spent::seconds).sum();
    }

    private static Figure figure(List<Share> shares, double total) {
        Unit unit =
                Unit.ofSeconds(shares.stream().mapToDouble(Share::seconds).max().orElse(0));
        List<Bars.Bar> bars = shares.stream()
                .map(each -> Bars.Bar.of(each.name(), unit.in(each.seconds()), Amounts.time(each.seconds())))
                .toList();
        Share most =
                shares.stream().max(Comparator.comparingDouble(Share::seconds)).orElseThrow();
        String text = "All trials together took " + Amounts.time(total) + " of workers' time"
                + (shares.size() == 1
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
                        shares.stream()
                                .map(each -> Table.Row.of(
                                        each.name(),
                                        String.valueOf(each.spent().trials()),
                                        Amounts.time(each.seconds()),
                                        Amounts.time(
                                                each.seconds() / each.spent().trials())))
                                .toList()));
    }

    /** How long the search ran, and how busy its workers were. */
    private static String search(StudyRecords study) {
        SearchRecords search = study.search();
        int linked = search.totals().linked();
        String saved = linked == 0
                ? ""
                : " " + Amounts.of(linked, "trial") + " took over the result of an equal network and cost nothing.";
        if (search.totals().began().isEmpty() || search.totals().ended().isEmpty()) {
            return "When the search ran is not stored." + saved;
        }
        double wall = Duration.between(
                                search.totals().began().get(),
                                search.totals().ended().get())
                        .toMillis()
                / 1e3;
        int workers = study.config().execution().workers();
        String busy = study.runs().size() == 1 && wall > 0
                ? " Its " + Amounts.of(workers, "worker") + " trained for "
                        + Amounts.percent(
                                Math.min(1, seconds(search.totals().spent().values().stream()) / (wall * workers)))
                        + " of that time."
                : "";
        return "From the begin of the first trial of the search to the end of the last " + Amounts.time(wall)
                + " passed"
                + (study.runs().size() > 1 ? ", over " + study.runs().size() + " runs" : "") + "." + busy + saved;
    }
}
