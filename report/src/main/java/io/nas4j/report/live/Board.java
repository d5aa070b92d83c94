package io.nas4j.report.live;

import io.nas4j.report.card.Card;
import io.nas4j.report.page.Cards;
import io.nas4j.report.page.HtmlCards;
import io.nas4j.report.page.Report;
import io.nas4j.report.record.StudyRecords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    private final Object making = new Object();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> asked = new HashSet<>();
    private List<LiveStudies.Seen> seen = List.of();

    /** A study with those of its cards that somebody asked for. */
    private record Kept(String mark, StudyRecords records, Map<String, String> cards) {}

    Board(LiveStudies studies, Pace pace) {
        this.studies = studies;
        this.pace = pace;
    }

    /** The studies as they were seen last; looks again where it is time. */
    synchronized List<LiveStudies.Seen> seen() {
        if (pace.rested()) {
            long begun = pace.begin();
            try {
                seen = studies.look();
            } finally {
                pace.worked(begun);
            }
        }
        return seen;
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
        long begun = pace.begin();
        boolean renewed = !asked.add(last.summary().config().name() + "/" + card.name());
        try {
            Kept now = kept(last);
            return now.cards()
                    .computeIfAbsent(
                            card.name(),
                            unused -> html.html(
                                    SECTION, Report.Made.of(card, now.records()), Optional.of(now.records())));
        } finally {
            if (renewed) {
                pace.worked(begun);
            }
        }
    }

    private Kept kept(LiveStudies.Seen last) {
        String study = last.summary().config().name();
        Kept before = kept.get(study);
        if (before != null && before.mark().equals(last.mark())) {
            return before;
        }
        Kept now = new Kept(last.mark(), studies.records(last.summary()), new HashMap<>());
        kept.put(study, now);
        Iterator<String> oldest = kept.keySet().iterator();
        while (kept.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        return now;
    }
}
