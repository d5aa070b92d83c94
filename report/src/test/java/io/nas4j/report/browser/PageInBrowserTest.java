package io.nas4j.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nas4j.core.query.ConditionParser;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.page.HtmlPage;
import io.nas4j.report.page.Report;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it and its script runs it. */
@ExtendWith(SharedChromium.class)
class PageInBrowserTest {

    private static final StudyRecords STUDY = MadeUpStudy.of("seen", SearchSpaces.MICRO, 60, MadeUpStudy.HOSTILE);

    @TempDir
    private static Path folder;

    private static Optional<Chromium> browser = Optional.empty();
    private static String address = "";
    private static int opened;

    @BeforeAll
    static void start(Chromium chromium) throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), new HtmlPage().text(Report.of(List.of(STUDY))));
        address = page.toUri().toString();
        browser = Optional.of(chromium);
    }

    private static Chromium open(int width, boolean dark, String hash) throws IOException, InterruptedException {
        Chromium chromium = browser.orElseThrow();
        opened++;
        chromium.open(address + "?" + opened + hash, width, dark);
        return chromium;
    }

    private static List<Integer> rows(Chromium chromium) throws IOException, InterruptedException {
        JsonNode rows =
                chromium.evaluate("[...document.querySelectorAll('.trials tbody tr')].map(row => +row.dataset.t)");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"390, true", "1400, false"})
    void showsEverythingWithoutAProblem(int width, boolean dark) throws IOException, InterruptedException {
        Chromium chromium = open(width, dark, "");
        assertThat(chromium.problems()).isEmpty();
        assertThat(Axe.violations(chromium)).isEmpty();
        assertThat(chromium.evaluate("document.scrollingElement.scrollWidth - innerWidth")
                        .asInt())
                .as("pixels that stand out to the right")
                .isLessThanOrEqualTo(0);
        assertThat(chromium.evaluate("""
                                [...document.querySelectorAll('svg')].flatMap(svg => {
                                  const view = svg.viewBox.baseVal;
                                  const boxes = [...svg.querySelectorAll('text')].map(text => ({text: text.textContent, box: text.getBBox()}));
                                  const within = (b) => b.x >= -1 && b.y >= -1 && b.x + b.width <= view.width + 1 && b.y + b.height <= view.height + 1;
                                  const meet = (a, b) => a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4;
                                  return boxes.filter(each => !within(each.box)).map(each => 'outside: ' + each.text).concat(
                                      boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => meet(a.box, b.box)).map(b => a.text + ' over ' + b.text)));
                                })
                                """).toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy > 0.7 and not (macs >= 2M or params < 9e3)|accuracy:desc",
                "STATE = pruned or cause = 'DIVERGED'|seconds:asc",
                "cause is not null or reward is null|number:asc",
                "seed = 9223372036854775800 or seed < 9223372036854775760|macs:asc",
                "worker != 1 and number >= 1.5e1|reward:desc",
                "test_accuracy is null and latency_ms is null|fingerprint:asc"
            })
    void filtersAndSortsAsTheStoreDoes(String condition, String order) throws IOException, InterruptedException {
        TrialQuery query = new TrialQuery(
                Phase.SEARCH, ConditionParser.parse(condition), TrialOrder.parse(order), OptionalInt.empty());
        List<Integer> expected =
                query.of(STUDY.shown()).stream().map(Trial::number).toList();
        String hash = "#sort=" + order + "&where=" + URLEncoder.encode(condition, StandardCharsets.UTF_8);
        Chromium chromium = opened == 0 ? open(1400, false, hash) : browser.orElseThrow();
        chromium.evaluate(
                "new Promise(done => { addEventListener('hashchange', done, {once: true}); location.hash = '';"
                        + " location.hash = '" + hash + "' }).then(() => 0)");
        assertThat(rows(chromium)).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void saysWhatIsWrongWithACondition() throws IOException, InterruptedException {
        Chromium chromium = open(1400, false, "#where=acuracy%3E0.8");
        assertThat(chromium.evaluate("document.querySelector('.filter p').textContent")
                        .asText())
                .startsWith("The condition has 'acuracy' at character 1, where not, '(' or one of the fields number, ");
        assertThat(rows(chromium)).hasSize(60);
    }

    @Test
    void selectingATrialMarksItEverywhere() throws IOException, InterruptedException {
        int best = STUDY.best().orElseThrow().number();
        Chromium chromium = open(1400, false, "");
        chromium.evaluate("document.querySelector('.trials tr[data-t=\"" + best
                + "\"] td:nth-child(2)').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        assertThat(chromium.evaluate(
                                "new Set([...document.querySelectorAll('.on')].map(e => (e.closest('figure, .trials')).id)).size")
                        .asInt())
                .isGreaterThanOrEqualTo(6);
        assertThat(chromium.evaluate("[...document.querySelectorAll('.on')].every(e => e.dataset.t === '" + best + "')")
                        .asBoolean())
                .isTrue();
        assertThat(chromium.evaluate("document.getElementById('selected').textContent")
                        .asText())
                .startsWith("Trial " + best + ": COMPLETE, reward 0.");
    }

    @Test
    void theKeyboardAloneReachesATrial() throws IOException, InterruptedException {
        Chromium chromium = open(1400, false, "");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 60 && !reached.contains("drawing"); i++) {
            chromium.press("Tab");
            reached.add(chromium.evaluate("document.activeElement.className").asText());
        }
        assertThat(reached).contains("skip", "drawing");
        chromium.press("ArrowRight");
        chromium.press("ArrowRight");
        String number =
                chromium.evaluate("document.querySelector('.on').dataset.t").asText();
        chromium.press("Enter");
        assertThat(chromium.evaluate("document.querySelector('dialog[open] h4').textContent")
                        .asText())
                .isEqualTo("Trial " + number);
        assertThat(chromium.evaluate("document.querySelector('dialog[open]').textContent")
                        .asText())
                .contains("architecture", "in:32x3", "alert('x')");
        chromium.press("Escape");
        chromium.press("Escape");
        assertThat(chromium.evaluate("document.querySelectorAll('dialog[open], .on').length")
                        .asInt())
                .isZero();
    }

    @Test
    void theSliderLeavesTheBest() throws IOException, InterruptedException {
        Chromium chromium = open(1400, false, "");
        chromium.evaluate("(() => { const input = document.querySelector('input[type=range]'); input.value = 5;"
                + " input.dispatchEvent(new Event('input')); })()");
        assertThat(chromium.evaluate(
                                "[...document.querySelectorAll('.lines path')].filter(p => p.style.display !== 'none').length")
                        .asInt())
                .isEqualTo(5);
        chromium.evaluate("document.querySelector('.scale input').click()");
        assertThat(chromium.evaluate("[...document.querySelector('.scale').closest('figure')"
                                + ".querySelectorAll('.drawing')].map(each => each.hidden).join()")
                        .asText())
                .as("the logarithmic axis in the place of the linear one")
                .isEqualTo("true,false");
        chromium.evaluate("document.querySelector('.trials tbody button').click()");
        String compared = chromium.evaluate("document.querySelector('.opened [role=status]').textContent")
                .asText();
        assertThat(compared).matches("[0-9]+ of [0-9]+ decisions differ from those of trial [0-9]+\\.");
        assertThat(chromium.evaluate("document.querySelectorAll('.opened tbody tr').length")
                        .asInt())
                .isEqualTo(Integer.parseInt(compared.substring(0, compared.indexOf(' '))));
        chromium.evaluate("(() => { document.querySelector('.compare input').value = 999999;"
                + " document.querySelector('.compare button').click(); })()");
        assertThat(chromium.evaluate("document.querySelector('.opened [role=status]').textContent")
                        .asText())
                .startsWith("Trial 999999 is not among");
        chromium.press("Escape");
    }
}
