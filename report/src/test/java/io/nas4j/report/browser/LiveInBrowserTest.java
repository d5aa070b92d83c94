package io.nas4j.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.report.live.GrowingStudies;
import io.nas4j.report.live.LiveControl;
import io.nas4j.report.live.LiveServer;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live pages as a browser shows them while studies grow. */
@ExtendWith(SharedChromium.class)
class LiveInBrowserTest {

    private final GrowingStudies studies = new GrowingStudies(30, 10);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LiveControl control = new LiveControl() {
        @Override
        public String direct(String study, SearchDirective directive) {
            asked.add(study + " " + directive);
            return "Asked.";
        }

        @Override
        public String total(String study, int trials) {
            throw new InvalidInputException("must be at least 30, but was " + trials);
        }
    };
    private final LiveServer server = LiveServer.start(0, studies, Optional.of(control), 1);

    @AfterEach
    void stop() {
        server.close();
    }

    private static void await(Chromium chromium, String condition) throws IOException, InterruptedException {
        chromium.evaluate("new Promise(done => { const look = () => (" + condition
                + ") ? done(0) : setTimeout(look, 20); look(); })");
    }

    @Test
    void cardsFollowAStudyAndKeepWhatTheReaderDid(Chromium chromium) throws IOException, InterruptedException {
        chromium.open(server.address() + "study?study=" + GrowingStudies.NAME + "#trial=3", 1400, false);
        await(chromium, "document.querySelector('#s0-best-so-far svg')");
        assertThat(chromium.evaluate("document.querySelectorAll('.card.waiting').length")
                        .asInt())
                .as("cards that nobody sees are not made")
                .isPositive();
        chromium.evaluate("(() => { document.querySelector('#s0-best-so-far summary').click();"
                + " document.querySelector('#s0-best-so-far summary').focus(); })()");
        int before = marks(chromium);
        studies.grow(30);
        await(chromium, "document.getElementById('progress').textContent.startsWith('24 of 30')");
        await(chromium, "document.querySelectorAll('#s0-best-so-far svg [data-t]').length > " + before);
        assertThat(chromium.evaluate("document.querySelector('#s0-best-so-far details').open + ' '"
                                + " + document.activeElement.tagName + ' '"
                                + " + document.activeElement.closest('.card').id + ' '"
                                + " + document.querySelector('.on').dataset.t")
                        .asText())
                .isEqualTo("true SUMMARY s0-best-so-far 3");
        assertThat(chromium.problems()).isEmpty();
        assertThat(Axe.violations(chromium)).isEmpty();
        chromium.evaluate("document.querySelector('.control button[value=pause]').click()");
        await(chromium, "document.getElementById('control-said').textContent === 'Asked.'");
        chromium.evaluate("document.getElementById('control-trials').value = 7;"
                + " document.querySelector('.control button[value=total]').click()");
        await(chromium, "document.getElementById('control-said').textContent === 'must be at least 30, but was 7'");
        assertThat(asked).containsExactly(GrowingStudies.NAME + " PAUSE");
        server.close();
        await(chromium, "document.getElementById('state').textContent.includes('does not answer')");
    }

    private static int marks(Chromium chromium) throws IOException, InterruptedException {
        return chromium.evaluate("document.querySelectorAll('#s0-best-so-far svg [data-t]').length")
                .asInt();
    }

    @Test
    void theListLeadsToAStudyWhoseLastCardIsMadeWhenItIsSeen(Chromium chromium)
            throws IOException, InterruptedException {
        chromium.open(server.address(), 390, true);
        await(chromium, "document.querySelector('td a')");
        chromium.open(chromium.evaluate("document.querySelector('td a').href").asText(), 390, true);
        chromium.evaluate("location.hash = 's0-trials'");
        await(chromium, "document.querySelectorAll('.trials tbody tr').length === 10");
        studies.grow(20);
        await(chromium, "document.querySelectorAll('.trials tbody tr').length === 20");
        assertThat(chromium.problems()).isEmpty();
    }
}
