package io.nas4j.report.page;

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
    private final HtmlCards maker = new HtmlCards(templates);

    /** The file's text. Equal reports give equal texts. */
    public String text(Report report) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (int s = 0; s < report.sections().size(); s++) {
            sections.add(section(report, s));
        }
        String script = PageFiles.script();
        return templates.fill(
                "page",
                Map.of(
                        "title", report.title(),
                        "subtitle", report.subtitle(),
                        "modelCard", report.modelCard().stream().toList(),
                        "style", PageFiles.style(),
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
            cards.add(Map.of(
                    "id", HtmlCards.id(id, card.name()),
                    "title", card.title(),
                    "empty", card.content().empty(),
                    "html", maker.html(id, card, section.study())));
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
