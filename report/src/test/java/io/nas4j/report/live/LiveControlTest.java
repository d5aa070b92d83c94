package io.nas4j.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server passes on to those who may control searches, and from whom it takes nothing. */
class LiveControlTest {

    private final List<String> asked = new ArrayList<>();
    private final LiveControl control = new LiveControl() {
        @Override
        public String direct(String study, SearchDirective directive) {
            asked.add(study + " " + directive);
            return "Done.";
        }

        @Override
        public String total(String study, int trials) {
            if (trials < 3) {
                throw new InvalidInputException("must be at least 3, but was " + trials);
            }
            asked.add(study + " " + trials);
            return "Done.";
        }
    };
    private final LiveServer server = LiveServer.start(0, new GrowingStudies(4, 2), Optional.of(control), 1);
    private final URI address = URI.create(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    private String send(String method, String path, String headers, String body) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n" + headers
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String origin() {
        return "Origin: http://" + address.getAuthority() + "\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "study=s&ask=pause,200,s PAUSE",
        "study=s&ask=go-on,200,s GO_ON",
        "study=a+b&ask=stop,200,a b STOP",
        "study=s&ask=total&trials=%2012,200,s 12",
        "study=s&ask=total&trials=2,400,",
        "study=s&ask=total&trials=many,400,",
        "study=s&ask=total,400,",
        "study=s&ask=delete,400,",
        "study=%zz&ask=stop,400,",
        "'',400,"
    })
    void aFormIsPassedOnOrRefusedInASentence(String form, int status, String passed) throws IOException {
        String answer = send("POST", address.getPath() + "control", origin(), form);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).strip().lines()).hasSize(1);
        assertThat(asked).isEqualTo(passed == null ? List.of() : List.of(passed));
    }

    @Test
    void takesNothingFromStrangersNorByOtherMethods() throws IOException {
        String form = "study=s&ask=stop";
        String path = address.getPath() + "control";
        assertThat(send("POST", path, "", form)).startsWith("HTTP/1.1 403");
        assertThat(send("POST", path, "Origin: http://evil.example\r\n", form)).startsWith("HTTP/1.1 403");
        assertThat(send("POST", path, "Origin: null\r\n", form)).startsWith("HTTP/1.1 403");
        assertThat(send("POST", "/control", origin(), form)).startsWith("HTTP/1.1 403");
        assertThat(send("POST", "/AAAAAAAAAAAAAAAAAAAAAAAA/control", origin(), form))
                .startsWith("HTTP/1.1 403");
        assertThat(send("GET", path + "?" + form, origin(), "")).startsWith("HTTP/1.1 405");
        assertThat(send("PUT", path, origin(), form)).startsWith("HTTP/1.1 405");
        assertThat(send("POST", path, origin(), form + "&" + "x".repeat(5_000))).startsWith("HTTP/1.1 413");
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutLeaveThereIsNothingToControlBy() throws IOException {
        try (LiveServer reading = LiveServer.start(0, new GrowingStudies(4, 2), Optional.empty(), 1)) {
            URI other = URI.create(reading.address());
            for (String path : List.of("study?study=grows", "control.js")) {
                try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), other.getPort())) {
                    socket.getOutputStream()
                            .write(("GET " + other.getPath() + path + " HTTP/1.1\r\nHost: " + other.getAuthority()
                                            + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain("data-control", "\"POST\"");
                }
            }
        }
    }
}
