package io.nas4j.api.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Studies that begin with the results of other studies: their warm start is {@code study:NAME[,NAME...]:COUNT}. The results
 * are the first trials of the new study and count in its total. The message of each says which trial it was.
 */
public final class StudyImport {

    private static final String PREFIX = "study:";

    private StudyImport() {}

    /** Whether a study begins with the results of others. */
    public static boolean begins(StudyConfig config) {
        return config.plan().guidance().warmStart().startsWith(PREFIX);
    }

    /** The number of results that a study begins with. */
    static int count(StudyConfig config) {
        String start = config.plan().guidance().warmStart();
        return begins(config) ? Integer.parseInt(start.substring(start.lastIndexOf(':') + 1)) : 0;
    }

    /** The warm start of a study that begins with the results of others. */
    public static String text(List<String> studies, int count) {
        return PREFIX + String.join(",", studies) + ":" + count;
    }

    /** A finished trial, and which one it was: {@code STUDY#NUMBER}. */
    public record Result(Trial trial, String from) {}

    /**
     * The results that a study can begin with: each network once. Crashes and errors are left out, since the network may not
     * be at fault.
     */
    public static List<Result> results(StudyStore store, List<String> studies) {
        List<Result> results = new ArrayList<>();
        Set<String> networks = new HashSet<>();
        for (String study : studies) {
            for (Trial trial : store.trials(study, Phase.SEARCH)) {
                boolean own = trial.cause()
                        .map(cause -> cause != FailureCause.CRASHED && cause != FailureCause.ERROR)
                        .orElse(true);
                if (trial.state().finished() && trial.sameAs().isEmpty() && own && networks.add(trial.fingerprint())) {
                    results.add(new Result(trial, study + "#" + trial.number()));
                }
            }
        }
        return results;
    }

    /**
     * Stores those results that a study begins with and does not have yet.
     *
     * @return the number of results that it begins with; 0 where there are none
     * @throws WorkFailedException where the other studies have fewer results now
     */
    static int run(StageContext context, StudyConfig config) {
        if (!begins(config)) {
            return 0;
        }
        int count = count(config);
        if (finished(context.store(), config.name(), count - 1)) {
            return count;
        }
        String start = config.plan().guidance().warmStart();
        List<String> studies =
                List.of(start.substring(PREFIX.length(), start.lastIndexOf(':')).split(","));
        List<Result> results = results(context.store(), studies);
        if (results.size() < count) {
            throw new WorkFailedException("study " + config.name() + " begins with " + count + " results of "
                    + String.join(", ", studies) + ", which now have " + results.size());
        }
        TrialRunner runner = context.runner(config, RunListener.NONE);
        for (int number = 0; number < count; number++) {
            if (!finished(context.store(), config.name(), number)) {
                store(runner, results.get(number), number);
            }
        }
        return count;
    }

    private static boolean finished(StudyStore store, String study, int number) {
        return store.trial(study, Phase.SEARCH, number)
                .filter(trial -> trial.state().finished())
                .isPresent();
    }

    private static void store(TrialRunner runner, Result result, int number) {
        Trial trial = result.trial();
        TrialSpec spec = new TrialSpec(
                Phase.SEARCH, number, trial.spec().decisions(), trial.spec().architecture(), Optional.empty());
        Optional<String> note = Optional.of("result of " + result.from()
                + trial.message().map(message -> ": " + message).orElse(""));
        double accuracy = trial.accuracy().orElse(0);
        Outcome outcome = trial.state() == TrialState.COMPLETE
                ? new Outcome.Complete(accuracy, OptionalDouble.empty(), note, trial.latencies(), trial.objectives())
                : trial.state() == TrialState.PRUNED
                        ? new Outcome.Pruned(accuracy, note, trial.latencies(), trial.objectives())
                        : new Outcome.Failed(trial.cause().orElse(FailureCause.ERROR), note.orElse(""));
        runner.store().start(runner.config().name(), spec);
        runner.store().finish(runner.config().name(), Phase.SEARCH, number, outcome, runner.reward(spec, outcome), 0);
    }
}
