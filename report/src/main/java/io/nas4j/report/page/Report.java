package io.nas4j.report.page;

import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.search.ComparisonCard;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a page has.
 *
 * @param title of the page
 * @param subtitle a sentence below it
 * @param modelCard where the card of the study's model is, seen from the page; empty where there is none beside it
 * @param sections first the studies side by side, where there are several; then one for each study
 */
public record Report(String title, String subtitle, Optional<String> modelCard, List<Section> sections) {

    /** A title does not name more studies. */
    private static final int MOST_NAMED = 3;

    public Report {
        sections = List.copyOf(sections);
    }

    /**
     * A part of the page.
     *
     * @param study whose cards they are; empty for those of several studies
     */
    public record Section(String name, Optional<StudyRecords> study, List<Made> cards) {

        public Section {
            cards = List.copyOf(cards);
        }
    }

    /**
     * A card that was made.
     *
     * @param name unique in its section
     */
    public record Made(String name, String title, Content content) {

        /** A card of a study. One that fails says so. */
        public static Made of(Card card, StudyRecords study) {
            return of(card.name(), card.title(), () -> card.content(study));
        }

        /** The same of anything that has a name and a title. */
        public static Made of(String name, String title, Supplier<Content> content) {
            try {
                return new Made(name, title, content.get());
            } catch (RuntimeException e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                return new Made(
                        name, title, Content.empty("This card could not be made (" + why + "); the others are whole."));
            }
        }
    }

    /** The page of some studies, at least one. */
    public static Report of(List<StudyRecords> studies) {
        return of(studies, Cards.all());
    }

    /** The page with these cards alone. A card that fails says so, and the others stand. */
    public static Report of(List<StudyRecords> studies, List<Card> cards) {
        List<Section> sections = new ArrayList<>();
        if (studies.size() > 1) {
            ComparisonCard comparison = new ComparisonCard();
            sections.add(new Section(
                    "Side by side",
                    Optional.empty(),
                    List.of(Made.of(ComparisonCard.NAME, ComparisonCard.TITLE, () -> comparison.content(studies)))));
        }
        for (StudyRecords study : studies) {
            sections.add(new Section(
                    "Study " + study.name(),
                    Optional.of(study),
                    cards.stream().map(card -> Made.of(card, study)).toList()));
        }
        String names = studies.stream().map(StudyRecords::name).collect(Collectors.joining(", "));
        return new Report(
                studies.size() == 1
                        ? "Study " + names
                        : studies.size() <= MOST_NAMED ? "Studies " + names : studies.size() + " studies side by side",
                "A neural-architecture search with nas4j: what was tried, what came of it, and how to repeat it.",
                Optional.empty(),
                sections);
    }

    /** The same with a link to a model card, given as it is seen from the page. */
    public Report withModelCard(String address) {
        return new Report(title, subtitle, Optional.of(address), sections);
    }

    /** How many cards say that there is nothing yet. */
    public long emptyCards() {
        return sections.stream()
                .flatMap(section -> section.cards().stream())
                .filter(card -> card.content().empty())
                .count();
    }

    /** How many cards there are. */
    public long cards() {
        return sections.stream().mapToLong(section -> section.cards().size()).sum();
    }
}
