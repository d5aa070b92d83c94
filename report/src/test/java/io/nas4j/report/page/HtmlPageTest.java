package io.nas4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    private static final String PLAIN = "plain";

    private static String page(StudyRecords... studies) {
        return new HtmlPage().text(Report.of(List.of(studies)));
    }

    private static StudyRecords study(int trials, String text) {
        return MadeUpStudy.of("s" + trials, SearchSpaces.MICRO, trials, text);
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 1000})
    void hasAllCardsWithDrawingsThatAreWellFormedAndIdsThatAreUnique(int trials) throws Exception {
        String page = page(study(trials, PLAIN));
        for (Card card : Cards.all()) {
            assertThat(page).contains("id=\"s0-" + card.name() + "\"", "href=\"#s0-" + card.name() + "\"");
        }
        assertThat(page).doesNotContain("could not be made");
        List<String> ids = all(page, " id=\"[^\"]*\"");
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> known = new HashSet<>(ids);
        all(page, " (aria-labelledby|aria-describedby|for)=\"[^\"]*\"")
                .forEach(reference -> assertThat(known).contains(" id=" + reference.substring(reference.indexOf('"'))));
        for (String drawing : all(page, "<svg .*?</svg>")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyFigureHasATextAndATableWithRows() {
        List<String> figures = all(page(study(40, PLAIN)), "<figure.*?</figure>");
        assertThat(figures)
                .hasSizeGreaterThan(12)
                .allMatch(figure -> figure.contains("<svg ") && figure.contains("<td>"))
                .allMatch(figure -> Pattern.compile("<p id=\"[^\"]*-text\">[A-Za-z0-9][^<]{20,}\\.</p>")
                        .matcher(figure)
                        .find());
    }

    @Test
    void saysInWordsWhyCardsAreEmpty() {
        Report report = Report.of(List.of(MadeUpStudy.empty()));
        assertThat(report.sections().get(0).cards().stream()
                        .filter(card -> card.content().empty())
                        .map(card -> ((Part.Text) card.content().parts().get(0)).text()))
                .hasSize(16)
                .allMatch(why -> why.matches("(?s)[A-Z].{6,}[.]"));
        assertThat(new HtmlPage().text(report)).contains("The study has no search trial yet.");
    }

    @Test
    void aCardThatFailsLeavesTheOthersWhole() {
        Card failing = new Card() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public String title() {
                return "Failing";
            }

            @Override
            public Content content(StudyRecords study) {
                throw new IllegalStateException("<no> luck");
            }
        };
        Report report =
                Report.of(List.of(study(3, PLAIN)), List.of(failing, Cards.all().get(0)));
        String page = new HtmlPage().text(report);
        assertThat(page)
                .contains("This card could not be made (&lt;no&gt; luck); the others are whole.")
                .contains("The search is done.");
    }

    @Test
    void asksForNothingFromOutsideAndAllowsItsOwnScriptOnly() {
        String page = page(study(40, PLAIN));
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", " src=", "url(", "@import");
        assertThat(page).contains("default-src &#39;none&#39;".replace("&#39;", "'"), "script-src 'sha256-");
    }

    @Test
    void textsOfUsersStayTexts() {
        String plain = page(study(40, PLAIN));
        String page = page(study(40, MadeUpStudy.HOSTILE));
        for (String element : List.of("<script", "</script", "<img", "<svg", "<tr", "<td", "<button")) {
            assertThat(all(page, element)).as(element).hasSameSizeAs(all(plain, element));
        }
        assertThat(page).contains("&lt;img src").doesNotContain("<script>alert");
    }

    @Test
    void theDataIsJsonWithEveryTrial() throws IOException {
        String page = page(study(40, MadeUpStudy.HOSTILE));
        String json = all(page, "(?<=<script type=\"application/json\">).*?(?=</script>)")
                .get(0);
        int arrays = 0;
        String last = "";
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                last = parser.currentToken() == com.fasterxml.jackson.core.JsonToken.VALUE_STRING
                        ? parser.getText()
                        : last;
                arrays += parser.currentToken() == com.fasterxml.jackson.core.JsonToken.START_ARRAY
                                && parser.getParsingContext()
                                        .pathAsPointer()
                                        .toString()
                                        .matches("/trials/\\d+")
                        ? 1
                        : 0;
            }
        }
        assertThat(arrays).isEqualTo(40);
        assertThat(json).contains("\"9223372036854775807\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {SearchSpaces.MICRO, SearchSpaces.MNASNET})
    void aThousandTrialsTakeAMegabyteAtMost(String space) {
        String page = page(MadeUpStudy.of("large", space, 1000, PLAIN));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(300_000, 1_000_000);
    }

    @Test
    void severalStudiesStandSideBySide() {
        String page = page(study(40, PLAIN), study(30, PLAIN), MadeUpStudy.empty());
        assertThat(page)
                .contains("id=\"s0-side-by-side\"", "id=\"s1-trials\"", "id=\"s3-overview\"", "random (2 studies)");
        assertThat(all(page, " id=\"[^\"]*\"")).doesNotHaveDuplicates();
    }

    @Test
    void equalRecordsGiveEqualPages() {
        assertThat(page(study(20, PLAIN))).isEqualTo(page(study(20, PLAIN)));
    }
}
