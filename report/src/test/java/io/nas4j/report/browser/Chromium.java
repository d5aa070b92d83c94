package io.nas4j.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by its DevTools protocol. It is told to look at files alone.
 */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers;
    private final List<String> problems = new ArrayList<>();
    private int sent;

    private Chromium(Path folder, Process process, WebSocket socket, BlockingQueue<JsonNode> answers) {
        this.folder = folder;
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    /** The program, where this machine has one. */
    static Optional<Path> found() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param folder where it keeps what it needs
     */
    static Chromium start(Path program, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--user-data-dir=" + folder,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Path port = folder.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!(Files.exists(port) && Files.readString(port).contains("\n"))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("Chromium does not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(20);
        }
        HttpClient client = HttpClient.newHttpClient();
        String list = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + Files.readString(port)
                                                .lines()
                                                .findFirst()
                                                .orElseThrow() + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(JSON.readTree(list)
                                .get(0)
                                .get("webSocketDebuggerUrl")
                                .asText()),
                        new Answers(answers))
                .join();
        Chromium chromium = new Chromium(folder, process, socket, answers);
        chromium.ask("Runtime.enable", Map.of());
        chromium.ask("Log.enable", Map.of());
        chromium.ask("Page.enable", Map.of());
        return chromium;
    }

    /** Puts the parts of messages together. */
    private record Answers(BlockingQueue<JsonNode> answers, StringBuilder part) implements WebSocket.Listener {

        Answers(BlockingQueue<JsonNode> answers) {
            this(answers, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    answers.add(JSON.readTree(part.toString()));
                } catch (IOException e) {
                    throw new AssertionError(part.toString(), e);
                }
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }
    }

    /** Calls a method of the protocol. */
    JsonNode ask(String method, Map<String, ?> params) throws IOException, InterruptedException {
        sent++;
        int id = sent;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                .join();
        while (true) {
            JsonNode answer = next();
            if (answer.path("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer.get("error"));
                }
                return answer.get("result");
            }
        }
    }

    private JsonNode next() throws InterruptedException {
        JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("Chromium does not answer");
        }
        String method = answer.path("method").asText();
        if (method.equals("Runtime.exceptionThrown")
                || method.equals("Log.entryAdded")
                || method.equals("Runtime.consoleAPICalled")) {
            problems.add(answer.get("params").toString());
        }
        return answer;
    }

    /** Opens a page of so many pixels width, and waits until it is loaded. */
    void open(String address, int width, boolean dark) throws IOException, InterruptedException {
        // what the page before had open ends here, and is no problem of the next one
        load("about:blank");
        problems.clear();
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        load(address);
    }

    private void load(String address) throws IOException, InterruptedException {
        ask("Page.navigate", Map.of("url", address));
        while (!next().path("method").asText().equals("Page.loadEventFired")) {
            // what comes before is noted
        }
    }

    /** Runs a script as the browser's own tools do: the page's policy does not count. */
    void run(String script) throws IOException, InterruptedException {
        ask("Runtime.evaluate", Map.of("expression", script + "\n;0"));
    }

    /** What an expression of JavaScript comes to in the page. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode result =
                ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Presses and releases a key. */
    void press(String key) throws IOException, InterruptedException {
        Map<String, Integer> codes =
                Map.of("Tab", 9, "Enter", 13, "Escape", 27, "End", 35, "Home", 36, "ArrowRight", 39);
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Object> event = new HashMap<>(
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", codes.get(key)));
            if (key.equals("Enter") && type.equals("keyDown")) {
                event.put("text", "\r");
            }
            ask("Input.dispatchKeyEvent", event);
        }
    }

    /** The browser's processes. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Since the page was opened: exceptions, refusals of the page's policy and what the page wrote to the console. */
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.abort();
        List<ProcessHandle> all = processes();
        process.destroy();
        for (ProcessHandle each : all) {
            // until the last has ended, files come in the folder that is deleted next
            each.onExit().completeOnTimeout(each, 5, TimeUnit.SECONDS).join();
            if (each.isAlive()) {
                each.destroyForcibly();
                each.onExit().join();
            }
        }
        for (String link : List.of("SingletonCookie", "SingletonLock", "SingletonSocket")) {
            Files.deleteIfExists(folder.resolve(link));
        }
    }
}
