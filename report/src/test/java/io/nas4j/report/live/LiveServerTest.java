package io.nas4j.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.report.card.Card;
import io.nas4j.report.page.Cards;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveServerTest {

    private static final String STUDY = GrowingStudies.NAME;

    private final GrowingStudies studies = new GrowingStudies(20, 10);
    private final LiveServer server = LiveServer.start(0, studies, Optional.empty(), 1);
    private final URI address = URI.create(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    /** What the server sends to a request that is written by hand, as no client would. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path, String... headers) throws IOException {
        return answer("GET " + path + " HTTP/1.1\nHost: " + address.getAuthority() + "\n"
                + String.join("", Stream.of(headers).map(each -> each + "\n").toList()) + "Connection: close\n\n");
    }

    private String page(String path) throws IOException {
        return get(address.getPath() + path);
    }

    @Test
    void listsTheStudiesAndServesEachCard() throws IOException {
        assertThat(page("")).startsWith("HTTP/1.1 200").contains("<h1>Studies</h1>");
        assertThat(page("studies")).contains("study?study&#x3D;grows", "of 20");
        String study = page("study?study=" + STUDY);
        for (Card card : Cards.all()) {
            assertThat(study).contains("data-card=\"" + card.name() + "\"");
            assertThat(page("card?study=" + STUDY + "&card=" + card.name()))
                    .startsWith("HTTP/1.1 200")
                    .contains("id=\"s0-" + card.name() + "\"")
                    .doesNotContain("could not be made", "<script>");
        }
        assertThat(studies.readings())
                .as("the study is read once for all cards")
                .isEqualTo(1);
    }

    @Test
    void sendsNothingInlineThatItsPolicyForbids() throws IOException {
        for (String path : List.of("", "study?study=" + STUDY)) {
            assertThat(page(path))
                    .containsIgnoringCase(
                            "content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'")
                    .doesNotContain("unsafe-inline", "<style", "style=")
                    .doesNotContainPattern("<script(?! src=\"(page|live)\\.js\" defer></script>)")
                    .containsIgnoringCase("referrer-policy: no-referrer")
                    .containsIgnoringCase("x-content-type-options: nosniff");
        }
    }

    @Test
    void aNameInTheAddressStaysAText() throws IOException {
        assertThat(page("study?study=%3Cscript%3Ealert(1)%3C/script%3E")).doesNotContain("<script>");
    }

    @Test
    void doesNotSendACardAgainThatTheReaderHas() throws IOException {
        String first = page("card?study=" + STUDY + "&card=overview");
        String number = first.substring(first.indexOf("<!--") + 4, first.indexOf("-->"));
        assertThat(page("card?study=" + STUDY + "&card=overview&have=" + number))
                .startsWith("HTTP/1.1 204");
    }

    static Stream<String> strangers() {
        return Stream.of(
                "GET / HTTP/1.1\nHost: HOST\n",
                "GET /studies HTTP/1.1\nHost: HOST\n",
                "GET /AAAAAAAAAAAAAAAAAAAAAAAA/studies HTTP/1.1\nHost: HOST\n",
                "GET TOKENx/studies HTTP/1.1\nHost: HOST\n",
                "GET TOKEN/studies HTTP/1.1\nHost: evil.example:PORT\n",
                "GET TOKEN/studies HTTP/1.1\nHost: 127.0.0.1\n",
                "GET TOKEN/studies HTTP/1.1\nHost: HOST\nOrigin: http://evil.example\n",
                "GET TOKEN/studies HTTP/1.1\nHost: HOST\nOrigin: null\n",
                "GET TOKEN/studies HTTP/1.1\nHost: HOST\nOrigin: https://HOST\n",
                "GET TOKEN/events HTTP/1.1\nHost: HOST\nOrigin: http://localhost:1\n");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void strangersGetNothing(String request) throws IOException {
        String token = address.getPath().substring(0, address.getPath().length() - 1);
        String asked = request.replace("TOKEN", token)
                        .replace("HOST", address.getAuthority())
                        .replace("PORT", "" + address.getPort())
                + "Connection: close\n\n";
        assertThat(answer(asked)).startsWith("HTTP/1.1 403").endsWith("this address is not for you\n");
        assertThat(studies.looks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd",
                "%2e%2e/%2e%2e/etc/passwd",
                "page.html",
                "/etc/passwd",
                "study/../page.css",
                "card?study=none&card=overview",
                "card?study=grows&card=../overview"
            })
    void noPathLeadsToAFile(String path) throws IOException {
        assertThat(page(path)).startsWith("HTTP/1.1 404").doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void changesNothing(String method) throws IOException {
        assertThat(answer(method + " " + address.getPath() + "studies HTTP/1.1\nHost: " + address.getAuthority()
                        + "\nContent-Length: 0\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 405")
                .endsWith("this page is read-only\n");
    }

    @Test
    void tellsWhatHasChangedWhileItGrows() throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + address.getPath() + "events HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader events =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(next(events)).isEqualTo("{\"grows\":[\"10\",\"8 of 20 trials finished; running.\"]}");
            studies.grow(20);
            assertThat(next(events)).isEqualTo("{\"grows\":[\"20\",\"16 of 20 trials finished; running.\"]}");
        }
    }

    private static String next(BufferedReader events) throws IOException {
        String line = "";
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return line.substring("data: ".length());
    }

    @Test
    void refusesAPortThatIsTaken() {
        assertThatThrownBy(() -> LiveServer.start(address.getPort(), studies, Optional.empty(), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("port " + address.getPort() + " cannot be had");
    }
}
