package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says how one trial comes on: every epoch, and twice a second that it still moves. */
final class Reports implements EpochListener {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<Message> say;
    private long last = System.nanoTime();
    private Optional<Message> said = Optional.empty();

    Reports(Consumer<Message> say) {
        this.say = say;
    }

    @Override
    public void epoch(Epoch epoch) {
        say.accept(new Message.EpochDone(epoch));
    }

    @Override
    public void reading() {
        nowAndThen(new Message.Reading());
    }

    @Override
    public void progress() {
        nowAndThen(new Message.Progress());
    }

    @Override
    public void kept() {
        say.accept(new Message.Kept());
    }

    @Override
    public void trained(Outcome outcome) {
        say.accept(new Message.Trained(outcome));
    }

    private synchronized void nowAndThen(Message message) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL || !said.equals(Optional.of(message))) {
            last = now;
            said = Optional.of(message);
            say.accept(message);
        }
    }
}
