package io.nas4j.api.stage.ask;

import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StageContext;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.run.AskRun;
import io.nas4j.core.run.HandedTrial;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.AskedTrial;
import io.nas4j.core.study.StudyConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hands trials out to whoever trains them: the next one that the search proposes, or one whose time is over. What is proposed
 * never depends on the clock, on who asks, or on how often.
 */
public final class AskStage {

    /** How long a process waits for others that ask for trials of the same study at that moment. */
    private static final Duration OTHERS = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 200;

    private AskStage() {}

    /**
     * A trial that was handed out.
     *
     * @param request what its training is
     * @param note that it was handed out
     */
    public record Handed(HandedTrial trial, EvaluationRequest request, AskedTrial note) {}

    /**
     * What came of asking.
     *
     * @param handed empty where there was nothing to hand out
     * @param finished whether all trials of the study have ended
     */
    public record Answer(Optional<Handed> handed, boolean finished) {}

    /**
     * Asks once, alone: others that ask for trials of the study at the same time wait.
     *
     * @param lease how long the trial is the asker's
     * @throws WorkFailedException where another process has the study for longer than askers take
     */
    public static Answer ask(StageContext context, StudyConfig config, Duration lease) throws InterruptedException {
        claim(context, config.name());
        try {
            AskRun run = SearchStage.ask(context, config);
            List<AskedTrial> notes = context.store().asked(config.name());
            TrialRunner runner = context.runner(config, RunListener.NONE);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Optional<HandedTrial> handed = run.fresh();
            if (handed.isEmpty()) {
                handed = run.running().stream()
                        .filter(trial -> expired(notes, trial.spec().number(), now))
                        .findFirst();
                handed.ifPresent(trial -> runner.hand(trial.spec()));
            }
            if (handed.isEmpty()) {
                return new Answer(Optional.empty(), run.finished());
            }
            int number = handed.get().spec().number();
            AskedTrial note = new AskedTrial(number, before(notes, number) + 1, now, now.plus(lease));
            context.store().saveAsked(config.name(), note);
            EvaluationRequest request = runner.request(
                            handed.get().spec(), config.plan().task(), false, Optional.empty())
                    .withStopRule(handed.get().stopRule());
            return new Answer(Optional.of(new Handed(handed.get(), request, note)), false);
        } finally {
            context.store().release(config.name());
        }
    }

    private static void claim(StageContext context, String study) throws InterruptedException {
        long end = System.nanoTime() + OTHERS.toNanos();
        while (true) {
            try {
                context.store().claim(study);
                return;
            } catch (WorkFailedException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private static int before(List<AskedTrial> notes, int number) {
        return notes.stream()
                .filter(note -> note.number() == number)
                .mapToInt(AskedTrial::handedOut)
                .max()
                .orElse(0);
    }

    /** One that was stored, and of which nobody was told because the program died then, is nobody's. */
    private static boolean expired(List<AskedTrial> notes, int number, Instant now) {
        return notes.stream()
                .filter(note -> note.number() == number)
                .max(Comparator.comparingInt(AskedTrial::handedOut))
                .map(note -> !note.expires().isAfter(now))
                .orElse(true);
    }
}
