package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawnTest {

    private final StringWriter out = new StringWriter();
    private final Redrawn screen = new Redrawn(new PrintWriter(out));

    @Test
    void theSecondDrawingTakesThePlaceOfTheFirst() {
        screen.draw(List.of("a", "b"));
        screen.draw(List.of("c"));
        assertThat(out.toString()).isEqualTo("\r\u001b[Ja\nb\n\u001b[2A\r\u001b[Jc\n");
    }

    @Test
    void linesNeitherWrapNorMoveTheCursor() {
        screen.draw(List.of("x".repeat(200), "\u001b[2J"));
        assertThat(out.toString().lines().toList())
                .contains("\\u001b[2J")
                .anyMatch(line -> line.endsWith("x".repeat(79)));
        assertThat(out.toString()).doesNotContain("x".repeat(80));
    }
}
