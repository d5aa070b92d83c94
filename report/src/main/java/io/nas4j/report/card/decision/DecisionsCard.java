package io.nas4j.report.card.decision;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Decisions;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What trials chose, coloured by their rewards. */
public final class DecisionsCard implements Card {

    private static final int SHADES = 5;
    private static final int TABLED = 10;

    /** Lines times decisions: more make a page large and nothing clearer. */
    private static final int MOST_PLACES = 12_000;

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public String title() {
        return "What the trials chose";
    }

    @Override
    public Content content(StudyRecords study) {
        List<Trial> rewarded = study.shown().stream()
                .filter(trial -> TrialOutline.of(trial).rewarded())
                .sorted(Comparator.comparingDouble(trial -> -trial.reward().orElseThrow()))
                .toList();
        if (rewarded.isEmpty()) {
            return Content.empty("No trial is complete yet, so that no choice has a reward.");
        }
        DecisionNames names = DecisionNames.of(rewarded);
        if (names.rows().isEmpty()) {
            return Content.empty("No decisions are stored with these trials: no space built their networks.");
        }
        return Content.of(new Part.DrawnByRank(
                figure(rewarded, names),
                Math.min(rewarded.size(), MOST_PLACES / names.rows().size())));
    }

    private static Figure figure(List<Trial> rewarded, DecisionNames names) {
        int count = rewarded.size();
        List<List<Integer>> chosen = rewarded.stream().map(names::indices).toList();
        List<Decisions.Line> lines = new ArrayList<>();
        int drawn = Math.min(count, MOST_PLACES / names.rows().size());
        for (int rank = drawn; rank >= 1; rank--) {
            Trial trial = rewarded.get(rank - 1);
            int shade = count == 1
                    ? SHADES - 1
                    : (int) Math.min(SHADES - 1.0, SHADES * (1.0 * (count - rank) / (count - 1)));
            lines.add(new Decisions.Line(trial.number(), rank, shade, chosen.get(rank - 1)));
        }
        String text =
                "Each line is a trial, from its first decision at the top to its last. The darker a line on paper, or the"
                        + " brighter on a dark page, the higher its reward: a fifth of the trials has each shade."
                        + (drawn < count
                                ? " Drawn are the best " + drawn + " of " + Amounts.of(count, "trial") + "."
                                : "");
        return new Figure(
                "Decisions by reward", text, new Decisions(names.rows(), lines).drawing(), table(chosen, names));
    }

    /** How often the best tenth and all trials made each choice. */
    private static Table table(List<List<Integer>> rewarded, DecisionNames names) {
        int best = Math.max(1, rewarded.size() / TABLED);
        List<Table.Row> rows = new ArrayList<>();
        for (int d = 0; d < names.rows().size(); d++) {
            Decisions.Row row = names.rows().get(d);
            for (int c = 0; c < row.choices().size(); c++) {
                rows.add(Table.Row.of(
                        row.name(),
                        row.choices().get(c),
                        share(rewarded.subList(0, best), d, c),
                        share(rewarded, d, c)));
            }
        }
        return new Table(
                List.of(
                        Table.Column.words("decision"),
                        Table.Column.words("choice"),
                        Table.Column.numbers("of the best " + Amounts.of(best, "trial")),
                        Table.Column.numbers("of all " + Amounts.of(rewarded.size(), "trial"))),
                rows);
    }

    private static String share(List<List<Integer>> trials, int decision, int choice) {
        long taken =
                trials.stream().filter(chosen -> chosen.get(decision) == choice).count();
        return Math.round(100.0 * taken / trials.size()) + " %";
    }
}
