package io.nas4j.space.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Enumerates a space, lazily: the last decision that can still move does, and those behind it begin again. */
final class Sequences {

    private Sequences() {}

    static Stream<Choices> of(DecisionSpace space) {
        return Stream.<@Nullable Choices>iterate(
                        completed(space, Choices.NONE), Objects::nonNull, last -> next(space, last))
                .map(Objects::requireNonNull);
    }

    private static @Nullable Choices next(DecisionSpace space, @Nullable Choices last) {
        if (last == null) {
            return null;
        }
        for (int d = last.size() - 1; d >= 0; d--) {
            Choices before = last.first(d);
            List<Integer> open = space.open(before);
            int place = open.indexOf(last.get(d));
            if (place < open.size() - 1) {
                return completed(space, before.then(open.get(place + 1)));
            }
        }
        return null;
    }

    private static Choices completed(DecisionSpace space, Choices prefix) {
        return space.walk((d, open) -> d < prefix.size() ? prefix.get(d) : open.get(0));
    }
}
