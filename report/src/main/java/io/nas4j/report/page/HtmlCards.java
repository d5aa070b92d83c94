package io.nas4j.report.page;

import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.StudyRecords;
import java.util.Map;
import java.util.Optional;

/** Writes single cards as HTML, each a section with an id of its own. */
public final class HtmlCards {

    /** Columns of a table that has room in two of a wide screen's three. */
    private static final int NARROW = 6;

    private final Templates templates;

    public HtmlCards() {
        this(new Templates());
    }

    HtmlCards(Templates templates) {
        this.templates = templates;
    }

    /** The id of a card's element. */
    public static String id(String section, String card) {
        return section + "-" + card;
    }

    /**
     * The card's element.
     *
     * @param section begins all ids
     * @param study whose card it is; empty for one of several studies
     */
    public String html(String section, Report.Made card, Optional<StudyRecords> study) {
        String id = id(section, card.name());
        return templates.fill(
                "card",
                Map.of(
                        "id", id,
                        "title", card.title(),
                        "empty", card.content().empty(),
                        "width", width(card.content()),
                        "body", new HtmlParts(templates, id, study).body(card.content())));
    }

    /**
     * How many of the three columns of a wide screen a card takes: as many as it has figures, and for tables as many as they need. One
     * that is much taller than others stands beside two of them.
     */
    private static String width(Content content) {
        int tables = content.parts().stream().mapToInt(HtmlCards::columns).max().orElse(0);
        long figures = content.parts().stream().filter(HtmlParts::isFigure).count();
        boolean tall = content.parts().stream().anyMatch(part -> part instanceof Part.DrawnByRank);
        return "w" + Math.max(tables, Math.max(1, Math.min(3, figures))) + (tall ? " tall" : "");
    }

    private static int columns(Part part) {
        if (part instanceof Part.Tabled tabled) {
            return tabled.table().columns().size() <= NARROW ? 2 : 3;
        }
        return part instanceof Part.Trials ? 3 : 0;
    }
}
