package io.nas4j.api;

import io.nas4j.api.request.Told;
import io.nas4j.api.stage.ask.AskStage;
import io.nas4j.api.stage.ask.TellStage;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.api.workplace.TrainerFiles;
import io.nas4j.core.study.StudyConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A study whose trials are asked for and told. Threads of this process may ask and tell at once: each waits for its turn. The
 * storage stays open until it is closed, so that other processes can read meanwhile, and ask before or after.
 */
public final class AskedStudy implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final StudySession session;
    private final ReentrantLock turn = new ReentrantLock();

    AskedStudy(StudySession session) {
        this.session = session;
    }

    /** All that decides its trials and rewards. */
    public StudyConfig config() {
        return session.config();
    }

    /**
     * Asks for a trial: the next one, or one whose lease is over and of whose end nothing was told. Blocks as long as none can
     * be handed out before others are told, but not longer than {@code patience}.
     *
     * @param lease how long the trial is the asker's
     * @param patience how long to wait
     * @return without a trial where there is none now, or all have ended
     */
    public AskStage.Answer ask(Duration lease, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            AskStage.Answer answer = askOnce(lease);
            if (answer.handed().isPresent() || answer.finished() || System.nanoTime() >= end) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private AskStage.Answer askOnce(Duration lease) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return AskStage.ask(session.context(), config(), lease);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Stores what came of a trial, or how far it is.
     *
     * @throws io.nas4j.space.InvalidInputException where it was not handed out, has ended, or the value is out of range; nothing
     *     is stored then
     */
    public TellStage.Answer tell(int trial, Told told) {
        turn.lock();
        try {
            return TellStage.tell(session.context(), config(), trial, told);
        } finally {
            turn.unlock();
        }
    }

    /** Writes the files that a program of {@code --engine command:} gets into a folder that is there and empty. */
    public void write(AskStage.Handed handed, Path folder) {
        new TrainerFiles().write(handed.request(), folder);
    }

    @Override
    public void close() {
        session.close();
    }
}
