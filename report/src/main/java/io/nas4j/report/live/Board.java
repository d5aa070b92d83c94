package io.nas4j.report.live;

import io.nas4j.report.card.Card;
import io.nas4j.report.page.Cards;
import io.nas4j.report.page.HtmlCards;
import io.nas4j.report.page.Report;
import io.nas4j.report.record.Recent;
import io.nas4j.report.record.StudyRecords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen last, and the cards that were made of it. All readers share one look and one making of each card; a look does not
 * wait for a card that takes long. Safe for use by many threads.
 */
final class Board {

    /** The ids of a study's cards begin so: a live page has one study. */
    static final String SECTION = "s0";

    /** Studies that are kept in memory, with their cards. */
    private static final int KEPT = 3;

    private final LiveStudies studies;
    private final HtmlCards html = new HtmlCards();
    private final Pace pace;
    private final Pace counting;
    private final Object making = new Object();
    private final Recent<String, Kept> kept = new Recent<>(KEPT);
    private final Set<String> asked = new HashSet<>();
    private List<LiveStudies.Seen> seen = List.of();
    private boolean first = true;

    /** A study with those of its cards that somebody asked for. */
    private record Kept(String mark, StudyRecords records, Map<String, String> cards) {}

    /**
     * @param pace of looks and of cards that are made anew
     * @param counting of counting all studies
     */
    Board(LiveStudies studies, Pace pace, Pace counting) {
        this.studies = studies;
        this.pace = pace;
        this.counting = counting;
    }

    /** The studies as they were seen last; counts and looks again where it is time. */
    synchronized List<LiveStudies.Seen> seen() {
        if (first) {
            // what a reader who opens a page waits for is not held against the pace
            studies.count();
            seen = studies.look();
            first = false;
            return seen;
        }
        if (counting.rested()) {
            counting.work(studies::count);
        }
        if (pace.rested()) {
            boolean opening = seen.stream().anyMatch(each -> !each.whole());
            long begun = pace.begin();
            seen = studies.look();
            pace.worked(opening ? pace.begin() : begun);
        }
        return seen;
    }

    /** Holds what it took to send a renewed card against the pace: the more pages are open, the longer the rest. */
    void sent(long begun) {
        pace.worked(begun);
    }

    /** How long until the next look is due, in milliseconds. */
    long millis() {
        return pace.millis();
    }

    /** A study as it was seen last; empty where there is none. */
    Optional<LiveStudies.Seen> seen(String study) {
        return seen().stream()
                .filter(each -> each.summary().config().name().equals(study))
                .findFirst();
    }

    /**
     * A card's element; empty where there is no such study or card. Its first making is not held against the pace: it is what a reader
     * who opens a page waits for.
     */
    Optional<String> card(String study, String name) {
        Optional<Card> card =
                Cards.all().stream().filter(each -> each.name().equals(name)).findFirst();
        synchronized (making) {
            Optional<LiveStudies.Seen> last = seen(study);
            return last.isEmpty() || card.isEmpty() ? Optional.empty() : Optional.of(made(last.get(), card.get()));
        }
    }

    private String made(LiveStudies.Seen last, Card card) {
        boolean renewed = !asked.add(last.summary().config().name() + "/" + card.name());
        Kept now = kept(last);
        if (renewed && !now.cards().containsKey(card.name())) {
            pace.work(() -> now.cards().put(card.name(), html(now, card)));
        }
        return now.cards().computeIfAbsent(card.name(), unused -> html(now, card));
    }

    private String html(Kept study, Card card) {
        return html.html(SECTION, Report.Made.of(card, study.records()), Optional.of(study.records()));
    }

    private Kept kept(LiveStudies.Seen last) {
        String study = last.summary().config().name();
        Optional<Kept> before = kept.get(study).filter(each -> each.mark().equals(last.mark()));
        if (before.isPresent()) {
            return before.get();
        }
        Kept now = new Kept(last.mark(), studies.records(last.summary()), new HashMap<>());
        kept.put(study, now);
        return now;
    }
}
