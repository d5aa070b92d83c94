package io.nas4j.cluster;

import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.evaluator.worker.WorkerEar;
import io.nas4j.evaluator.worker.WorkerLink;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A worker of an executor, for one request. */
final class SparkLink implements WorkerLink {

    private static final long LONGEST_END = 2;

    private final long id;
    private final WorkerEar ear;
    private final Consumer<Frame> driver;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String ending = "";
    private volatile long memory = -1;
    private volatile long share = Long.MAX_VALUE;

    SparkLink(long id, WorkerEar ear, Consumer<Frame> driver) {
        this.id = id;
        this.ear = ear;
        this.driver = driver;
    }

    long id() {
        return id;
    }

    /** Waits until an executor has it, or it is over. Returns whether an executor has it. */
    boolean awaitBegun() throws InterruptedException {
        begun.await();
        return alive() || share < Long.MAX_VALUE;
    }

    void hear(Frame frame) {
        switch (frame.word()) {
            case Words.BEGUN -> {
                share = frame.number(2);
                begun.countDown();
            }
            case Words.LINE -> ear.line(frame.field(1));
            case Words.ASIDE -> ear.aside(frame.field(1));
            case Words.MEMORY -> memory = frame.number(1);
            case Words.LOST -> {
                memory = -1;
                ear.lost();
            }
            case Words.DIED -> end(frame.field(1));
            default -> throw new IllegalStateException("unknown word " + frame.word());
        }
    }

    /** It is over, as far as Spark goes. */
    void end(String how) {
        if (alive()) {
            ending = how;
            over.countDown();
            begun.countDown();
            ear.ended();
        }
    }

    @Override
    public boolean alive() {
        return over.getCount() > 0;
    }

    @Override
    public void send(String line) throws IOException {
        if (!alive()) {
            throw new IOException(ending);
        }
        driver.accept(Frame.of(Words.SEND, id, line));
    }

    @Override
    public OptionalLong memory() {
        return memory < 0 ? OptionalLong.empty() : OptionalLong.of(memory);
    }

    @Override
    public long share() {
        return share;
    }

    /** The executor keeps the process for the next request that Spark gives it. */
    @Override
    public boolean rest(boolean room) {
        driver.accept(Frame.of(room ? Words.KEEP : Words.KILL, id));
        over.countDown();
        return false;
    }

    @Override
    public void kill() {
        driver.accept(Frame.of(Words.KILL, id));
    }

    @Override
    public String ending() throws InterruptedException {
        if (!over.await(LONGEST_END, TimeUnit.SECONDS)) {
            kill();
        }
        return ending;
    }
}
