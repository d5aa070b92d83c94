package examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nas4j.api.AskedStudy;
import io.nas4j.api.Parts;
import io.nas4j.api.Workspace;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Told;
import io.nas4j.api.request.Training;
import io.nas4j.api.stage.ask.AskStage;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hands trials out to whoever asks for them by HTTP, on this machine: STORAGE. {@code GET /ask} answers {@code NUMBER
 * ARCHITECTURE}, or status 204 where there is none now; {@code POST /tell?NUMBER=ACCURACY} tells what came of it.
 */
public final class AskTellService implements AutoCloseable {

    private static final Duration LEASE = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AskedStudy study;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    public AskTellService(AskedStudy study) throws IOException {
        this.study = study;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ask", this::ask);
        server.createContext("/tell", this::tell);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void ask(HttpExchange exchange) throws IOException {
        try {
            AskStage.Answer answer = study.ask(LEASE, PATIENCE);
            if (answer.handed().isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
                return;
            }
            AskStage.Handed handed = answer.handed().get();
            reply(exchange, 200, handed.trial().spec().number() + " " + handed.request().trained());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void tell(HttpExchange exchange) throws IOException {
        String[] told = exchange.getRequestURI().getQuery().split("=", 2);
        try {
            study.tell(Integer.parseInt(told[0]), Told.value(Double.parseDouble(told[1])));
            reply(exchange, 200, "stored");
        } catch (InvalidInputException e) {
            reply(exchange, 400, e.getMessage());
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        study.close();
    }

    /** The service of a study that is made where it is not there yet. */
    public static AskTellService of(Path storage) throws IOException {
        Workspace workspace = Workspace.at(storage);
        workspace
                .open(StudyRequest.of("asked", Parts.space("mnasnet-micro"), Training.by("ask"))
                        .withTrials(12)
                        .withWorkers(2))
                .close();
        return new AskTellService(workspace.asked("asked"));
    }

    public static void main(String[] args) throws IOException {
        System.out.println("http://localhost:" + of(Path.of(args[0])).port() + "/ask");
    }
}
