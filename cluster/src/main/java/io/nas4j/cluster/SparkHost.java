package io.nas4j.cluster;

import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.worker.WorkerEar;
import io.nas4j.evaluator.worker.WorkerHost;
import io.nas4j.evaluator.worker.WorkerLink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Has each request of a study answered by a Spark job of its own. Spark starts with the first of them. */
final class SparkHost implements WorkerHost {

    private final DriverCommand command;
    private final Code code;
    private final Consumer<String> notes;
    private final Map<Long, SparkLink> links = new HashMap<>();
    private final Set<String> machines = new HashSet<>();
    private Optional<DriverProcess> driver = Optional.empty();
    private Optional<String> down = Optional.empty();
    private long last;

    /** @param notes receives sentences that a user may want to know, from several threads */
    SparkHost(DriverCommand command, Code code, Consumer<String> notes) {
        this.command = command;
        this.code = code;
        this.notes = notes;
    }

    @Override
    public WorkerLink connect(WorkerEar ear) throws InterruptedException {
        SparkLink link;
        synchronized (this) {
            checkUp();
            if (driver.isEmpty()) {
                driver = Optional.of(DriverProcess.start(command, code, this::hear, this::gone));
            }
            link = new SparkLink(++last, ear, this::tell);
            links.put(last, link);
        }
        tell(Frame.of(Words.OPEN, link.id()));
        boolean begun = false;
        try {
            begun = link.awaitBegun();
        } finally {
            if (!begun) {
                link.kill();
            }
        }
        synchronized (this) {
            checkUp();
        }
        return link;
    }

    private void checkUp() {
        down.ifPresent(why -> {
            throw new WorkFailedException(why);
        });
    }

    private void tell(Frame frame) {
        Optional<DriverProcess> told;
        synchronized (this) {
            told = driver;
            if (frame.word().equals(Words.KEEP) || frame.word().equals(Words.KILL)) {
                links.remove(frame.number(0));
            }
        }
        told.ifPresent(process -> process.tell(frame));
    }

    private void hear(Frame frame) {
        switch (frame.word()) {
            case Words.UP -> notes.accept("Spark " + frame.field(0) + " is up");
            case Words.NOTE -> notes.accept(frame.field(0));
            case Words.DOWN -> gone(frame.field(0));
            default -> {
                Optional<SparkLink> link;
                synchronized (this) {
                    link = Optional.ofNullable(links.get(frame.number(0)));
                }
                if (frame.word().equals(Words.BEGUN)) {
                    compare(frame);
                }
                link.ifPresent(each -> each.hear(frame));
            }
        }
    }

    /** Results of unlike machines may differ in their last digits, and times do. */
    private void compare(Frame begun) {
        String machine = begun.field(3) + ", Java " + begun.field(4);
        boolean another;
        synchronized (machines) {
            another = machines.add(machine) && machines.size() > 1;
        }
        if (another) {
            notes.accept(
                    "executors differ: " + begun.field(1) + " has " + machine
                            + ", others something else; times are not comparable, and accuracies may differ in their last digits");
        }
    }

    /** Nothing more comes from Spark. */
    private void gone(String why) {
        Map<Long, SparkLink> ended;
        synchronized (this) {
            if (down.isPresent()) {
                return;
            }
            down = Optional.of(why);
            ended = new HashMap<>(links);
            links.clear();
        }
        ended.values().forEach(link -> link.end(why));
    }

    @Override
    public void close() {
        gone("the workers were stopped while a network was being trained");
        Optional<DriverProcess> stopped;
        synchronized (this) {
            stopped = driver;
        }
        stopped.ifPresent(DriverProcess::close);
    }
}
