package io.nas4j.report.page;

import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Table;
import io.nas4j.report.markdown.Markdown;
import io.nas4j.report.markdown.Markdown.Cell;
import io.nas4j.report.markdown.Markdown.Item;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a report as Markdown: the texts and tables of the page; figures stand as what they show and as their numbers. */
public final class MarkdownPage {

    private static final int MOST_ROWS = 40;

    private final Markdown page = new Markdown();

    private MarkdownPage() {}

    /** The file's text. */
    public static String text(Report report) {
        MarkdownPage made = new MarkdownPage();
        made.page.heading(1, report.title());
        report.modelCard()
                .ifPresent(card -> made.page.list(
                        List.of(new Item("The card of the model that came of it", Cell.link(card, card)))));
        for (Report.Section section : report.sections()) {
            made.page.heading(2, section.name());
            for (Report.Made card : section.cards()) {
                made.page.heading(3, card.title());
                card.content().parts().forEach(made::part);
            }
        }
        return made.page.toString();
    }

    private void part(Part part) {
        if (part instanceof Part.Text paragraph) {
            page.paragraph(paragraph.text());
        } else if (part instanceof Part.Drawn drawn) {
            figure(drawn.figure());
        } else if (part instanceof Part.DrawnByRank drawn) {
            figure(drawn.figure());
        } else if (part instanceof Part.DrawnOnScales drawn) {
            figure(drawn.figure());
        } else if (part instanceof Part.Tabled tabled) {
            page.paragraph(tabled.heading() + ":");
            table(tabled.table());
        } else if (part instanceof Part.Facts facts) {
            page.list(facts.facts().stream()
                    .map(fact -> new Item(fact.name(), Cell.text(fact.value())))
                    .toList());
        } else if (part instanceof Part.Commands commands) {
            page.list(commands.commands().stream()
                    .map(command -> new Item(command.what(), Cell.code(command.line())))
                    .toList());
        } else if (part instanceof Part.Trials trials) {
            table(TrialTable.of(trials.trials()));
        }
    }

    private void figure(Figure figure) {
        page.paragraph(figure.title() + ". " + figure.text());
        table(figure.table());
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        List<Table.Column> columns = table.columns();
        page.table(
                columns.stream().map(Table.Column::name).toList(),
                IntStream.range(0, columns.size())
                        .filter(c -> columns.get(c).number())
                        .boxed()
                        .collect(Collectors.toSet()),
                table.rows().stream()
                        .limit(MOST_ROWS)
                        .map(row -> row.cells().stream().map(Cell::text).toList())
                        .toList());
        if (table.rows().size() > MOST_ROWS) {
            page.paragraph("These are " + MOST_ROWS + " of " + table.rows().size() + " rows.");
        }
    }
}
