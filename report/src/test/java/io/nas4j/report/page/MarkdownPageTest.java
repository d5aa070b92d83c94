package io.nas4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.card.Card;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    private static String page(int trials, String text) {
        return MarkdownPage.text(Report.of(List.of(MadeUpStudy.of("s", SearchSpaces.MICRO, trials, text))));
    }

    @Test
    void hasTheTextsAndTablesOfAllCards() {
        String page = page(50, "plain");
        assertThat(page).startsWith("# Study s\n");
        for (Card card : Cards.all()) {
            assertThat(page).contains("\n### " + card.title() + "\n");
        }
        assertThat(page).contains("\n| number | state |", "\nThese are 40 of 50 rows.\n");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHead() {
        int columns = 0;
        for (String line : page(20, MadeUpStudy.HOSTILE).split("\n", -1)) {
            int borders = line.startsWith("| ") ? line.replace("\\|", "").split("\\|", -1).length : 0;
            assertThat(columns == 0 || borders == 0 || borders == columns)
                    .as(line)
                    .isTrue();
            columns = borders;
        }
    }

    @Test
    void textsOfUsersStayTexts() {
        assertThat(page(20, MadeUpStudy.HOSTILE))
                .doesNotContain("<script", "<img", "\u001b")
                .doesNotContainPattern("(?m)^# &");
    }
}
