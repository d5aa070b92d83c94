package io.nas4j.report.page;

import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a report as Markdown: the texts and tables of the page; figures stand as what they show and as their numbers. */
public final class MarkdownPage {

    private static final int MOST_ROWS = 40;

    private final StringBuilder text = new StringBuilder();

    private MarkdownPage() {}

    /** The file's text. */
    public static String text(Report report) {
        MarkdownPage page = new MarkdownPage();
        page.heading(1, report.title());
        for (Report.Section section : report.sections()) {
            page.heading(2, section.name());
            for (Report.Made card : section.cards()) {
                page.heading(3, card.title());
                card.content().parts().forEach(page::part);
            }
        }
        return page.text.toString();
    }

    private void heading(int level, String title) {
        text.append(text.isEmpty() ? "" : "\n")
                .append("#".repeat(level))
                .append(' ')
                .append(escaped(title))
                .append("\n");
    }

    private void part(Part part) {
        if (part instanceof Part.Text paragraph) {
            paragraph(paragraph.text());
        } else if (part instanceof Part.Drawn drawn) {
            figure(drawn.figure());
        } else if (part instanceof Part.DrawnByRank drawn) {
            figure(drawn.figure());
        } else if (part instanceof Part.Tabled tabled) {
            paragraph(tabled.heading() + ":");
            table(tabled.table());
        } else if (part instanceof Part.Facts facts) {
            text.append('\n');
            facts.facts().forEach(fact -> item(fact.name(), escaped(fact.value())));
        } else if (part instanceof Part.Commands commands) {
            text.append('\n');
            commands.commands().forEach(command -> item(command.what(), code(command.line())));
        } else if (part instanceof Part.Trials trials) {
            table(TrialTable.of(trials.shown()));
        }
    }

    private void figure(Figure figure) {
        paragraph(figure.title() + ". " + figure.text());
        table(figure.table());
    }

    private void paragraph(String sentence) {
        text.append('\n').append(escaped(sentence)).append('\n');
    }

    private void item(String name, String value) {
        text.append("- ").append(escaped(name)).append(": ").append(value).append('\n');
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        text.append('\n');
        row(table.columns().stream().map(Table.Column::name).toList());
        text.append("|");
        table.columns().forEach(column -> text.append(column.number() ? " ---: |" : " --- |"));
        text.append('\n');
        table.rows().stream().limit(MOST_ROWS).forEach(row -> row(row.cells()));
        if (table.rows().size() > MOST_ROWS) {
            paragraph("These are " + MOST_ROWS + " of " + table.rows().size() + " rows.");
        }
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String code(String line) {
        return "`" + line.replace('`', '\'').replaceAll("[\\p{Cntrl}]", " ") + "`";
    }

    /** No text becomes markup, a table's border or another line. */
    private static String escaped(String plain) {
        return plain.replaceAll("[\\p{Cntrl}]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1");
    }
}
