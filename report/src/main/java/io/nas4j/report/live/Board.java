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
 * What was seen last, and the cards that were made of it. All readers share one look and one making of each card. Safe for use by
 * many threads.
 */
final class Board {

    /** The ids of a study's cards begin so: a live page has one study. */
    static final String SECTION = "s0";

    /** Studies that are kept in memory, with their cards. */
    private static final int KEPT = 3;

    private final LiveStudies studies;
    private final HtmlCards html = new HtmlCards();
    private final Pace pace;
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
    synchronized long millis() {
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
    synchronized Optional<String> card(String study, String name) {
        Optional<LiveStudies.Seen> last = seen(study);
        Optional<Card> card =
                Cards.all().stream().filter(each -> each.name().equals(name)).findFirst();
        if (last.isEmpty() || card.isEmpty()) {
            return Optional.empty();
        }
        long begun = pace.begin();
        boolean renewed = !asked.add(study + "/" + name);
        try {
            Kept now = kept(study, last.get().mark());
            return Optional.of(now.cards()
                    .computeIfAbsent(
                            name,
                            unused -> html.html(
                                    SECTION, Report.Made.of(card.get(), now.records()), Optional.of(now.records()))));
        } finally {
            if (renewed) {
                pace.worked(begun);
            }
        }
    }

    private Kept kept(String study, String mark) {
        Kept before = kept.get(study);
        if (before != null && before.mark().equals(mark)) {
            return before;
        }
        Kept now = new Kept(mark, studies.records(study), new HashMap<>());
        kept.put(study, now);
        Iterator<String> oldest = kept.keySet().iterator();
        while (kept.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        return now;
    }
}
