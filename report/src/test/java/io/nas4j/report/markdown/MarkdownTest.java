package io.nas4j.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.report.markdown.Markdown.Cell;
import io.nas4j.report.markdown.Markdown.Item;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void hasItsPartsOneBelowTheOther() {
        String page = new Markdown()
                .heading(2, "Costs")
                .paragraph("Two figures.")
                .table(
                        List.of("what", "figure"),
                        List.of(
                                List.of(Cell.text("params"), Cell.text("12")),
                                List.of(Cell.link("file", "a b.yaml"), Cell.text(""))))
                .image("a chart", "chart.svg")
                .code(List.of("nas4j predict m *.png"))
                .toString();

        assertThat(page).isEqualTo("""
                        ## Costs

                        Two figures.

                        | what | figure |
                        | --- | --- |
                        | params | 12 |
                        | [file](<a b.yaml>) |  |

                        ![a chart](<chart.svg>)

                        ```
                        nas4j predict m *.png
                        ```
                        """);
    }

    @Test
    void listsAndNumbersHaveTheirForm() {
        assertThat(new Markdown()
                        .list(List.of(new Item("a|b", Cell.text("1")), new Item("run", Cell.code("x `y`"))))
                        .table(List.of("n", "t"), Set.of(0), List.of(List.of(Cell.text("1"), Cell.text("2"))))
                        .toString())
                .isEqualTo("""
                        - a\\|b: 1
                        - run: `x 'y'`

                        | n | t |
                        | ---: | --- |
                        | 1 | 2 |
                        """);
    }

    /** Class names are anybody's. */
    @Test
    void whatHasAMeaningIsShownAsItIs() {
        assertThat(new Markdown().paragraph("<b> | a_b *c*\n# d").toString())
                .isEqualTo("&lt;b&gt; \\| a\\_b \\*c\\* \\# d\n");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> new Markdown().table(List.of("a", "b"), List.of(List.of(Cell.text("1")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 1 cells, but the table has 2 columns");
    }
}
