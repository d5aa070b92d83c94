package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.Epoch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says how one trial comes on: every epoch, and twice a second that it still moves. */
final class Reports implements EpochListener {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<Message> say;
    private long last = System.nanoTime() - INTERVAL;

    Reports(Consumer<Message> say) {
        this.say = say;
    }

    @Override
    public void epoch(Epoch epoch) {
        say.accept(new Message.EpochDone(epoch));
    }

    @Override
    public void progress() {
        long now = System.nanoTime();
        if (now - last >= INTERVAL) {
            last = now;
            say.accept(new Message.Progress());
        }
    }
}
