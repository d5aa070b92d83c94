package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.table.CodeOrder;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraitsTest {

    private static CodeSpace codes(CodeOrder order) {
        return CodeSpace.of(List.of(new TableRow(2, "12", 0.5, OptionalLong.empty(), OptionalLong.empty())), order);
    }

    @Test
    void areAPlaceForEachChoiceOneForEachOrderAndTheCosts() {
        Traits traits = new Traits(codes(CodeOrder.parse("2")), choices -> new double[] {7, 8}, 2);
        assertThat(traits.count()).isEqualTo(2 + 3 + 1 + 2);
        assertThat(traits.of(new Choices(List.of(1, 0)))).containsExactly(0, 1, 1, 0, 0, 1, 7, 8);
        assertThat(traits.of(new Choices(List.of(0, 2)))).containsExactly(1, 0, 0, 0, 1, 3, 7, 8);
    }

    @Test
    void ofADecisionThatWasNotAskedAreNothing() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        Traits traits =
                new Traits(space, space::covariates, space.covariates(space.uniform(new SplittableRandom(1))).length);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            Choices choices = space.uniform(random);
            boolean[] asked = new boolean[choices.size()];
            space.walk((d, open) -> {
                asked[d] = open.size() > 1;
                return choices.get(d);
            });
            double[] numbers = traits.of(choices);
            int at = 0;
            for (int d = 0; d < asked.length; d++) {
                int sum = 0;
                for (int c = 0; c < space.decisions().get(d).choices().size(); c++) {
                    sum += (int) numbers[at++];
                }
                assertThat(sum).isEqualTo(asked[d] ? 1 : 0);
                if (space.decisions().get(d).ordered()) {
                    assertThat(numbers[at++] > 0).isEqualTo(asked[d]);
                }
            }
        }
    }
}
