package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The child's side: reads requests, trains or scores, answers, until its input ends. */
public final class Worker {

    private final OutputStream out;
    private final Runnable leave;
    private volatile boolean busy;

    private Worker(OutputStream out, Runnable leave) {
        this.out = out;
        this.leave = leave;
    }

    /**
     * Serves requests one after the other. Returns when the parent closes the input; when it does so, or dies, while a
     * trial runs, this process ends at once. An empty line asks whether it is ready.
     *
     * @param in the process's own standard input
     * @param out the process's own standard output; nothing else should print there
     * @param leave ends this process at once: native code cannot be interrupted, and what it computes nobody waits for
     */
    public static void serve(InputStream in, OutputStream out, TrialEvaluator evaluator, Runnable leave)
            throws InterruptedException {
        new Worker(out, leave).serve(in, evaluator);
    }

    private void serve(InputStream in, TrialEvaluator evaluator) throws InterruptedException {
        BlockingQueue<Optional<String>> requests = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(in, requests), "requests");
        reader.setDaemon(true);
        reader.start();
        say(new Message.Ready());
        Optional<String> line = requests.take();
        if (line.isPresent()) {
            say(new Message.Reading()); // a fresh worker opens the data first, whatever happens meanwhile
        }
        while (line.isPresent()) {
            say(line.get().isEmpty() ? new Message.Ready() : answer(line.get(), evaluator));
            line = requests.take();
        }
    }

    private Message answer(String line, TrialEvaluator evaluator) throws InterruptedException {
        busy = true;
        try {
            Reports reports = new Reports(this::say);
            Optional<ScoreRequest> scores = Protocol.parseScoreRequest(line);
            return scores.isPresent()
                    ? new Message.Scored(evaluator.score(scores.get(), reports))
                    : new Message.Done(evaluator.evaluate(Protocol.parseRequest(line), reports));
        } catch (InvalidInputException e) {
            return new Message.Invalid(String.valueOf(e.getMessage()));
        } catch (WorkFailedException e) {
            return new Message.WorkFailed(String.valueOf(e.getMessage()));
        } finally {
            busy = false;
        }
    }

    private void read(InputStream in, BlockingQueue<Optional<String>> requests) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                requests.add(Optional.of(line));
                line = lines.readLine();
            }
        } catch (IOException e) {
            // a broken pipe is the same as its end
        }
        requests.add(Optional.empty());
        if (busy) {
            leave.run();
        }
    }

    /** One write a line, begun on a line of its own, so that native libraries' output stands before or after it. */
    private synchronized void say(Message message) {
        try {
            out.write(("\n" + Protocol.format(message) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            leave.run();
        }
    }
}
