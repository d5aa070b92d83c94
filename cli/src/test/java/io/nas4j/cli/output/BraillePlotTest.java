package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cli.output.BraillePlot.Dot;
import java.util.List;
import org.junit.jupiter.api.Test;

class BraillePlotTest {

    @Test
    void cornersAreTheDotsOfTheOutermostCharacters() {
        assertThat(new BraillePlot(2, 2).lines(List.of(new Dot(0, 0), new Dot(1, 1))))
                .containsExactly("\u2800\u2808", "\u2840\u2800");
    }

    @Test
    void dotsOfOneCharacterStandTogether() {
        assertThat(new BraillePlot(1, 1)
                        .lines(List.of(new Dot(0, 1), new Dot(0, 0), new Dot(0.9, 0), new Dot(0.9, 0.6))))
                .containsExactly(String.valueOf((char) (0x2800 + 0x01 + 0x40 + 0x80 + 0x10)));
    }

    @Test
    void whatLiesOutsideIsMovedToTheEdge() {
        assertThat(new BraillePlot(2, 1).lines(List.of(new Dot(-5, 7)))).containsExactly("\u2801\u2800");
    }
}
