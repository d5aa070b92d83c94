package io.nas4j.report.page;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the parts of a card HTML; each has an id of its own. */
final class HtmlParts {

    private final Templates templates;
    private final String card;
    private final Optional<StudyRecords> study;
    private int made;

    HtmlParts(Templates templates, String card, Optional<StudyRecords> study) {
        this.templates = templates;
        this.card = card;
        this.study = study;
    }

    /** Figures that follow each other stand side by side where there is room. */
    String body(Content content) {
        StringBuilder body = new StringBuilder();
        boolean open = false;
        for (Part part : content.parts()) {
            boolean figure = isFigure(part);
            if (figure != open) {
                body.append(figure ? "<div class=\"figures\">\n" : "</div>\n");
                open = figure;
            }
            body.append(part(part));
        }
        return open ? body.append("</div>\n").toString() : body.toString();
    }

    static boolean isFigure(Part part) {
        return part instanceof Part.Drawn || part instanceof Part.DrawnByRank || part instanceof Part.DrawnOnScales;
    }

    private String part(Part part) {
        made++;
        String id = card + "-" + made;
        if (part instanceof Part.Text text) {
            return templates.fill("text", Map.of("text", text.text()));
        }
        if (part instanceof Part.Drawn drawn) {
            return figure(id, drawn.figure(), Map.of());
        }
        if (part instanceof Part.DrawnByRank drawn) {
            return figure(id, drawn.figure(), drawn.most() > 1 ? Map.of("ranks", List.of(drawn.most())) : Map.of());
        }
        if (part instanceof Part.DrawnOnScales drawn) {
            return figure(
                    id,
                    drawn.figure(),
                    Map.of("scale", List.of(drawn.what()), "logarithmic", List.of(drawn.logarithmic())));
        }
        if (part instanceof Part.Tabled tabled) {
            return templates.fill(
                    "tabled",
                    Map.of("id", id, "heading", tabled.heading(), "table", table(id + "-title", tabled.table())));
        }
        if (part instanceof Part.Facts facts) {
            return templates.fill("facts", Map.of("facts", facts.facts()));
        }
        if (part instanceof Part.Commands commands) {
            return templates.fill("commands", Map.of("commands", commands.commands()));
        }
        return trials(id, ((Part.Trials) part).trials());
    }

    /**
     * A figure.
     *
     * @param more what some figures alone have, as lists of one
     */
    private String figure(String id, Figure figure, Map<String, List<Object>> more) {
        Map<String, Object> values =
                new HashMap<>(Map.of("ranks", List.of(), "scale", List.of(), "logarithmic", List.of()));
        values.putAll(more);
        values.putAll(Map.of(
                "id", id,
                "title", figure.title(),
                "text", figure.text(),
                "drawing", figure.drawing(),
                "table", table(id + "-title", figure.table())));
        return templates.fill("figure", values);
    }

    private String trials(String id, List<Trial> trials) {
        return templates.fill(
                "trials",
                Map.of(
                        "id", id,
                        "count", trials.size(),
                        "fields", String.join(", ", TrialField.texts(TrialField.compared())),
                        "table", table(id + "-title", TrialTable.of(trials)),
                        "data", TrialData.json(trials, study.orElseThrow())));
    }

    private String table(String label, Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            rows.add(Map.of(
                    "cells", row.cells(), "trial", row.trial().stream().boxed().toList()));
        }
        String numbers = IntStream.range(0, table.columns().size())
                .filter(c -> table.columns().get(c).number())
                .mapToObj(c -> "n" + (c + 1))
                .collect(Collectors.joining(" "));
        return templates.fill(
                "table", Map.of("label", label, "numbers", numbers, "columns", table.columns(), "rows", rows));
    }
}
