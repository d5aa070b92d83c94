package io.nas4j.report.live;

import io.nas4j.core.store.StudySummary;
import io.nas4j.report.card.Card;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.page.Cards;
import io.nas4j.report.page.HtmlCards;
import io.nas4j.report.page.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The live pages: a list of studies, and for each study a page whose cards are asked for when they can be seen. */
final class LivePages {

    private final Templates templates = new Templates();
    private final boolean control;

    /**
     * @param control whether pages of studies have what controls them
     */
    LivePages(boolean control) {
        this.control = control;
    }

    /** The page of all studies, without the studies. */
    synchronized String studies() {
        return templates.fill("studies", Map.of());
    }

    /** The list of studies, newest first. */
    synchronized String list(List<LiveStudies.Seen> seen) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = seen.size() - 1; i >= 0; i--) {
            LiveStudies.Seen each = seen.get(i);
            StudySummary summary = each.summary();
            String name = summary.config().name();
            rows.add(Map.of(
                    "name",
                    name,
                    "address",
                    "study?study=" + name,
                    "state",
                    state(each),
                    "finished",
                    summary.finished() + " of " + summary.config().execution().trials(),
                    "best",
                    Amounts.decimal(summary.bestReward()),
                    "space",
                    summary.config().plan().space().name(),
                    "strategy",
                    summary.config().plan().strategy()));
        }
        return templates.fill("list", Map.of("studies", rows, "none", rows.isEmpty()));
    }

    /** The page of a study, without its cards' bodies: it is there at once, however large the study is. */
    synchronized String study(String name) {
        List<Map<String, Object>> cards = new ArrayList<>();
        for (Card card : Cards.all()) {
            cards.add(
                    Map.of("id", HtmlCards.id(Board.SECTION, card.name()), "name", card.name(), "title", card.title()));
        }
        return templates.fill(
                "live", Map.of("study", name, "section", Board.SECTION, "control", control, "cards", cards));
    }

    /** How far a study is, in a sentence. */
    static String progress(LiveStudies.Seen seen) {
        StudySummary summary = seen.summary();
        String finished = String.format(
                Locale.ROOT,
                "%,d of %s finished; %s.",
                summary.finished(),
                Amounts.of(summary.config().execution().trials(), "trial"),
                state(seen));
        return seen.whole() ? finished : finished + " It is being read: the cards are of its first trials yet.";
    }

    private static String state(LiveStudies.Seen seen) {
        return switch (seen.summary().state()) {
            case "COMPLETE" -> "done";
            case "RUNNING" ->
                switch (seen.directive()) {
                    case GO_ON -> "running";
                    case PAUSE -> "paused: the trials that run end, and none begins";
                    case STOP -> "stopping behind the trials that run";
                };
            default -> "nobody runs it";
        };
    }
}
