package io.nas4j.report.card.decision;

import io.nas4j.core.importance.ChoiceEffect;
import io.nas4j.core.importance.DecisionImportance;
import io.nas4j.core.importance.Importance;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which decisions matter, and what their choices are worth. */
public final class ImportanceCard implements Card {

    private static final double PERCENT = 100;
    private static final int MOST_BARS = 15;
    private static final int MOST_EFFECTS = 4;
    private static final double WEAK = 0.3;

    @Override
    public String name() {
        return "importance";
    }

    @Override
    public String title() {
        return "Which decisions matter";
    }

    @Override
    public Content content(StudyRecords study) {
        Importance importance = study.analyses().importance();
        if (importance.decisions().isEmpty()) {
            return Content.empty(importance.why());
        }
        return Content.of(
                new Part.Text(trust(importance)),
                new Part.Drawn(shares(importance.decisions())),
                new Part.Drawn(effects(importance.decisions())));
    }

    private static String trust(Importance importance) {
        return String.format(
                Locale.ROOT,
                "A random forest learned the rewards of %,d trials. Of trials that it had not seen, its ranking agrees with the"
                        + " rewards by a Kendall's tau of %.2f%s. Networks of a search are no fair sample of its space: what a"
                        + " strategy avoided is known little.",
                importance.trials(),
                Math.round(PERCENT * importance.agreement()) / PERCENT + 0.0, // never -0.00
                importance.agreement() < WEAK ? ", which is too little to rely on what follows" : "");
    }

    private static Figure shares(List<DecisionImportance> decisions) {
        double alone = decisions.stream().mapToDouble(DecisionImportance::share).sum();
        List<DecisionImportance> first = decisions.stream().limit(MOST_BARS).toList();
        List<Bars.Bar> bars = first.stream()
                .map(each -> new Bars.Bar(
                        "",
                        each.decision(),
                        PERCENT * each.share(),
                        PERCENT * each.low(),
                        PERCENT * each.high(),
                        percent(each.share())))
                .toList();
        double most = bars.stream().mapToDouble(Bars.Bar::high).max().orElse(1);
        String text = String.format(
                Locale.ROOT,
                "%s matters most: it alone explains %s of the variance of the reward over the space. All single decisions explain"
                        + " %s; the rest is how they act together. Lines hold the middle 80 %% of the trees.%s",
                first.get(0).decision(),
                percent(first.get(0).share()),
                percent(Math.min(1, alone)),
                first.size() < decisions.size() ? " Drawn are the first " + first.size() + "." : "");
        Table table = new Table(
                List.of(
                        Table.Column.words("decision"),
                        Table.Column.numbers("share of variance"),
                        Table.Column.numbers("from"),
                        Table.Column.numbers("to")),
                decisions.stream()
                        .map(each -> Table.Row.of(
                                each.decision(), percent(each.share()), percent(each.low()), percent(each.high())))
                        .toList());
        Bars drawing = new Bars("share of the reward's variance in %", Scales.fromZero(most), false, bars);
        return new Figure("Importance of decisions", text, drawing.drawing(), table);
    }

    private static Figure effects(List<DecisionImportance> decisions) {
        List<DecisionImportance> first = decisions.stream().limit(MOST_EFFECTS).toList();
        List<Bars.Bar> bars = first.stream().flatMap(ImportanceCard::bars).toList();
        Table table = new Table(
                List.of(
                        Table.Column.words("decision"),
                        Table.Column.words("choice"),
                        Table.Column.numbers("mean reward"),
                        Table.Column.numbers("from"),
                        Table.Column.numbers("to"),
                        Table.Column.numbers("trials")),
                decisions.stream().flatMap(ImportanceCard::rows).toList());
        double least = bars.stream().mapToDouble(Bars.Bar::low).min().orElse(0);
        double most = bars.stream().mapToDouble(Bars.Bar::high).max().orElse(1);
        Bars drawing = new Bars("mean reward over the space", LinearAxis.loose(least, most), true, bars);
        String text = "What each choice of the " + (first.size() == 1 ? "decision" : first.size() + " decisions")
                + " is worth: the mean reward over the space where it is taken, as the forest expects it. The table has all"
                + " decisions.";
        return new Figure("What choices are worth", text, drawing.drawing(), table);
    }

    private static Stream<Bars.Bar> bars(DecisionImportance decision) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (ChoiceEffect effect : decision.choices()) {
            bars.add(new Bars.Bar(
                    bars.isEmpty() ? decision.decision() : "",
                    effect.choice(),
                    effect.mean(),
                    effect.low(),
                    effect.high(),
                    Amounts.decimal(effect.mean())));
        }
        return bars.stream();
    }

    private static Stream<Table.Row> rows(DecisionImportance decision) {
        return decision.choices().stream()
                .map(effect -> Table.Row.of(
                        decision.decision(),
                        effect.choice(),
                        Amounts.decimal(effect.mean()),
                        Amounts.decimal(effect.low()),
                        Amounts.decimal(effect.high()),
                        String.valueOf(effect.trials())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }
}
