package io.nas4j.report.page;

import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes a report as one HTML file: style, script and data stand in it, and it asks for nothing else. */
public final class HtmlPage {

    private final Templates templates = new Templates();

    /** The file's text. Equal reports give equal texts. */
    public String text(Report report) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (int s = 0; s < report.sections().size(); s++) {
            sections.add(section(report, s));
        }
        String script = Resources.text("page.js");
        return templates.fill(
                "page",
                Map.of(
                        "title", report.title(),
                        "subtitle", report.subtitle(),
                        "style", Resources.text("page.css"),
                        "script", script,
                        "scriptHash", hash(script),
                        "sections", sections));
    }

    private Map<String, Object> section(Report report, int place) {
        Report.Section section = report.sections().get(place);
        boolean alone = report.sections().size() == 1;
        String id = "s" + place;
        List<Map<String, Object>> cards = new ArrayList<>();
        for (Report.Made card : section.cards()) {
            String cardId = id + "-" + card.name();
            cards.add(Map.of(
                    "id", cardId,
                    "title", card.title(),
                    "empty", card.content().empty(),
                    "width", width(card.content()),
                    "body", new HtmlParts(templates, cardId, section.study()).body(card.content())));
        }
        return Map.of(
                "id",
                id,
                "name",
                section.name(),
                "contents",
                alone ? "Contents" : section.name(),
                "alone",
                alone,
                "first",
                place == 0,
                "cards",
                cards);
    }

    /** How many of the columns of a wide screen a card takes: as many as it has figures, or all for its tables. */
    private static String width(Content content) {
        if (content.parts().stream().anyMatch(part -> part instanceof Part.Tabled || part instanceof Part.Trials)) {
            return "w3";
        }
        long figures = content.parts().stream()
                .filter(part -> part instanceof Part.Drawn || part instanceof Part.DrawnByRank)
                .count();
        return "w" + Math.max(1, Math.min(3, figures));
    }

    /** What the page's policy allows to run: this script and no other. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
