package io.nas4j.report.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nas4j.report.page.PageFiles;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Serves live pages on this machine's loopback address, to whoever knows the token in the address. It answers from what {@link
 * LiveStudies} tells and from its own texts: no path leads to a file.
 */
public final class LiveServer implements AutoCloseable {

    /** Readers of events; each has a thread. */
    private static final int MOST_READERS = 64;

    /** How much of the time that following studies may take is for counting them all. */
    private static final double COUNTING = 0.2;

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore readers = new Semaphore(MOST_READERS);
    private final Guard guard;
    private final Board board;
    private final LivePages pages;
    private final Optional<LiveControl> control;
    private final String address;

    private LiveServer(HttpServer server, LiveStudies studies, Optional<LiveControl> control, double share) {
        this.server = server;
        this.control = control;
        this.pages = new LivePages(control.isPresent());
        this.board = new Board(
                studies,
                new Pace(System::nanoTime, share * (1 - COUNTING)),
                new Pace(System::nanoTime, share * COUNTING));
        int port = server.getAddress().getPort();
        String token = Guard.token();
        this.guard = new Guard(port, token);
        this.address = "http://127.0.0.1:" + port + "/" + token + "/";
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "nas4j-dashboard");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any that is free
     * @param control what pages can ask of studies; empty where they change nothing
     * @param share of one processor's time that following the studies may take, above 0
     * @throws InvalidInputException where the port cannot be had
     */
    public static LiveServer start(int port, LiveStudies studies, Optional<LiveControl> control, double share) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            LiveServer live = new LiveServer(server, studies, control, share);
            server.setExecutor(live.threads);
            server.createContext("/", live::answer);
            server.start();
            return live;
        } catch (IOException e) {
            throw new InvalidInputException("port " + port + " cannot be had: " + e.getMessage(), e);
        }
    }

    /** Where the list of studies is, token included. */
    public String address() {
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> asked = guard.asked(
                    exchange.getRequestHeaders(), exchange.getRequestURI().getRawPath());
            if (asked.isEmpty()) {
                send(exchange, Reply.refusal(403, "this address is not for you"));
            } else if (asked.get().equals("control") && control.isPresent()) {
                send(exchange, new ControlForm(control.get()).reply(exchange));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, Reply.refusal(405, "this page is read-only"));
            } else if (asked.get().equals("events")) {
                events(exchange);
            } else {
                String query = exchange.getRequestURI().getRawQuery();
                Reply reply = reply(asked.get(), query);
                long begun = System.nanoTime();
                send(exchange, reply);
                if (asked.get().equals("card")
                        && reply.status() == 200
                        && !Query.of(query).value("have").isEmpty()) {
                    board.sent(begun);
                }
            }
        }
    }

    private Reply reply(String asked, String rawQuery) {
        try {
            Query query = Query.of(rawQuery);
            return switch (asked) {
                case "" -> Reply.html(pages.studies());
                case "studies" -> known(query, Optional.of(pages.list(board.seen())));
                case "study" -> Reply.html(pages.study(query.value("study")));
                case "card" -> known(query, board.card(query.value("study"), query.value("card")));
                case "page.css" -> Reply.style(PageFiles.style());
                case "control.js" -> control.isPresent() ? Reply.script(PageFiles.controlScript()) : none();
                case "page.js" -> Reply.script(PageFiles.script());
                case "live.js" -> Reply.script(PageFiles.liveScript());
                default -> none();
            };
        } catch (InvalidInputException | IllegalArgumentException e) {
            return Reply.refusal(404, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Reply.refusal(500, "the study cannot be read: " + e.getMessage());
        }
    }

    private static Reply none() {
        return Reply.refusal(404, "there is no such page");
    }

    /** Nothing where the reader has the same already: {@code have} is the number of its text. */
    private static Reply known(Query query, Optional<String> html) {
        if (html.isEmpty()) {
            return none();
        }
        String number = Integer.toHexString(html.get().hashCode());
        return query.value("have").equals(number)
                ? Reply.unchanged()
                : Reply.html("<!--" + number + "-->" + html.get());
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!readers.tryAcquire()) {
            send(exchange, Reply.refusal(503, "more than " + MOST_READERS + " pages are open"));
            return;
        }
        try {
            headers(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            new Events(board).write(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        } catch (RuntimeException e) {
            // the studies cannot be read now: the page asks again, and says meanwhile that it is cut off
            return;
        } finally {
            readers.release();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        headers(exchange, reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
