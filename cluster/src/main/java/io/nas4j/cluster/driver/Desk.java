package io.nas4j.cluster.driver;

import io.nas4j.cluster.report.Reply;
import io.nas4j.cluster.report.Reply.Verdict;
import io.nas4j.cluster.report.Report;
import io.nas4j.cluster.wire.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where what executors report and what the search wants meet. What the search sends to a worker is kept, so that a worker that
 * begins anew elsewhere gets it again.
 */
public final class Desk {

    /** Spark makes the plugin that hears executors, and has no way from it to what made Spark's context. */
    private static final Desk OF_THIS_PROCESS = new Desk();

    private final Map<Long, Link> links = new HashMap<>();
    private Optional<Teller> teller = Optional.empty();
    private boolean begun;

    /** What is known of one job. */
    private static final class Link {
        private final List<String> sent = new ArrayList<>();
        private OptionalInt attempt = OptionalInt.empty();
        private int lost;
        private int delivered;
        private long memory = -1;
        private Verdict verdict = Verdict.GO_ON;
    }

    Desk() {}

    /** The one of this driver. */
    public static Desk ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    synchronized void tellTo(Teller search) {
        teller = Optional.of(search);
    }

    private void tell(String word, Object... fields) {
        teller.ifPresent(search -> search.tell(word, fields));
    }

    synchronized void open(long id) {
        links.put(id, new Link());
    }

    synchronized void send(long id, String line) {
        Link link = links.get(id);
        if (link != null) {
            link.sent.add(line);
        }
    }

    /** What is to become of the worker when it reports next. */
    synchronized void end(long id, Verdict verdict) {
        Link link = links.get(id);
        if (link != null) {
            link.verdict = verdict;
        }
    }

    /**
     * The job is over.
     *
     * @param failure why Spark gave it up; empty where it did not
     */
    synchronized void over(long id, Optional<String> failure) {
        Link link = links.remove(id);
        if (link != null && link.verdict == Verdict.GO_ON) {
            failure.ifPresent(why -> tell(Words.DIED, id, why));
        }
    }

    /** Whether an executor has ever begun a job. */
    synchronized boolean anyBegun() {
        return begun;
    }

    /** An executor is lost with an attempt at the job. */
    synchronized void lost(long id, int attempt) {
        Link link = links.get(id);
        if (link != null && link.verdict == Verdict.GO_ON && link.lost <= attempt) {
            link.lost = attempt + 1;
            if (link.attempt.isPresent()) {
                tell(Words.LOST, id);
            }
        }
    }

    /** Takes a report, and answers it. */
    public synchronized Reply hear(Report report) {
        Link link = links.get(report.link());
        if (link == null || report.attempt() < link.lost || report.attempt() < link.attempt.orElse(0)) {
            return new Reply(List.of(), Verdict.KILL); // nobody waits for it any more
        }
        if (link.verdict != Verdict.GO_ON) {
            return new Reply(List.of(), link.verdict);
        }
        if (link.attempt.isEmpty() || link.attempt.getAsInt() < report.attempt()) {
            begin(report, link);
        }
        for (Report.Said line : report.lines()) {
            tell(line.message() ? Words.LINE : Words.ASIDE, report.link(), line.text());
        }
        if (report.memory() >= 0 && report.memory() != link.memory) {
            link.memory = report.memory();
            tell(Words.MEMORY, report.link(), link.memory);
        }
        report.ended().ifPresent(how -> {
            link.verdict = Verdict.KILL;
            tell(Words.DIED, report.link(), how);
        });
        List<String> lines = List.copyOf(link.sent.subList(link.delivered, link.sent.size()));
        link.delivered = link.sent.size();
        return new Reply(lines, link.verdict);
    }

    private void begin(Report report, Link link) {
        if (link.attempt.isPresent()) {
            lost(report.link(), report.attempt() - 1);
        }
        begun = true;
        link.attempt = OptionalInt.of(report.attempt());
        link.delivered = 0;
        tell(
                Words.BEGUN,
                report.link(),
                report.place().host(),
                report.place().share(),
                report.place().processor(),
                report.place().java());
    }
}
