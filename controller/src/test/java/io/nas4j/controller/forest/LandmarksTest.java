package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LandmarksTest {

    private static MeasuredNetwork highest(List<MeasuredNetwork> networks, ToDoubleFunction<MeasuredNetwork> worth) {
        return networks.stream().max(Comparator.comparingDouble(worth)).orElseThrow();
    }

    @Test
    void haveTheBestWhereEachDecisionHasAWorth() {
        List<MeasuredNetwork> networks =
                Landmarks.of(MadeUpCodes.SPACE, MadeUpCodes::measured, MeasuredNetwork::accuracy, new RandomStreams(1));
        assertThat(networks).hasSizeGreaterThan(Landmarks.DRAWS / 2);
        // one of 16.8 million
        assertThat(highest(networks, MeasuredNetwork::accuracy).choices().indices())
                .isEqualTo(Collections.nCopies(MadeUpCodes.PLACES, 3));
        assertThat(networks.stream().map(MeasuredNetwork::choices)).doesNotHaveDuplicates();
    }

    @Test
    void lookForWhatIsAskedFor() {
        ToDoubleFunction<MeasuredNetwork> cheap = network -> -network.macs();
        assertThat(highest(Landmarks.of(MadeUpCodes.SPACE, MadeUpCodes::measured, cheap, new RandomStreams(1)), cheap)
                        .choices()
                        .indices())
                .isEqualTo(Collections.nCopies(MadeUpCodes.PLACES, 0));
    }

    @Test
    void areAllWhereThereAreFew() {
        DecisionSpace few =
                CodeSpace.of(List.of(new TableRow(2, "222222", 0.5, OptionalLong.empty(), OptionalLong.empty())));
        List<MeasuredNetwork> networks = Landmarks.of(
                few,
                choices -> new MeasuredNetwork(choices, 0.5, 1, 1, Collections.emptySortedMap()),
                MeasuredNetwork::accuracy,
                new RandomStreams(1));
        assertThat(networks.stream().map(MeasuredNetwork::choices))
                .containsExactlyElementsOf(few.sequences().toList())
                .contains(new Choices(List.of(2, 2, 2, 2, 2, 2)));
    }
}
