package io.nas4j.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class CodeOrderTest {

    private static final List<TableRow> ROWS =
            List.of(new TableRow(2, "0123", 0.5, OptionalLong.empty(), OptionalLong.empty()));

    private static List<Boolean> ordered(CodeOrder order) {
        return CodeSpace.of(ROWS, order).decisions().stream()
                .map(decision -> decision.ordered())
                .toList();
    }

    @Property
    void readsPlaces(@ForAll @NotEmpty Set<@IntRange(min = 1, max = 9_999) Integer> places) {
        String text = places.stream().map(String::valueOf).collect(Collectors.joining(","));
        assertThat(CodeOrder.parse(text).places()).contains(places);
    }

    @Example
    void saysWhichPlacesOfCodesHaveAnOrder() {
        assertThat(ordered(CodeOrder.parse("yes"))).containsExactly(true, true, true, true);
        assertThat(ordered(CodeOrder.parse("no"))).containsExactly(false, false, false, false);
        assertThat(ordered(CodeOrder.parse("4,2"))).containsExactly(false, true, false, true);
        assertThat(CodeSpace.of(ROWS).decisions().get(3).values()).containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Example
    void refusesWhatIsNoPlace() {
        for (String text : List.of("", "0", "1,,2", "-1", "1.5", "all")) {
            assertThatThrownBy(() -> CodeOrder.parse(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("--ordered must be yes, no, or places");
        }
        assertThatThrownBy(() -> CodeSpace.of(ROWS, CodeOrder.parse("5")))
                .hasMessage("--ordered names place 5, but the codes have 4 places");
    }
}
