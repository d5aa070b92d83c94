package io.nas4j.report.card;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a card.
 *
 * @param parts in order
 * @param empty whether there is nothing to show yet, so that the one part says why
 */
public record Content(List<Part> parts, boolean empty) {

    public Content {
        parts = List.copyOf(parts);
    }

    /** Parts one below the other. */
    public static Content of(Part... parts) {
        return new Content(List.of(parts), false);
    }

    /** Nothing, and why. */
    public static Content empty(String why) {
        return new Content(List.of(new Part.Text(why)), true);
    }

    /** The same with another part at its end. */
    public Content with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Content(longer, empty);
    }
}
