package io.nas4j.cli.runtime;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.report.TensorBoardStage;
import io.nas4j.cli.input.FollowOptions;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.run.ForwardingRunListener;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.live.LiveServer;
import io.nas4j.report.mlflow.MlflowRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows a search while it runs; to be closed when it ends. */
public final class Followers implements AutoCloseable {

    private final StageContext context;
    private final List<TrialCopies> copies = new ArrayList<>();
    private Optional<LiveServer> dashboard = Optional.empty();

    private Followers(StageContext context) {
        this.context = context;
    }

    /**
     * Starts what the options ask for.
     *
     * @throws io.nas4j.space.InvalidInputException where a folder cannot be made, or an address is none
     * @throws io.nas4j.core.WorkFailedException where a server does not answer
     */
    public static Followers start(FollowOptions options, StageContext context, String study, Terminal terminal)
            throws InterruptedException {
        Followers followers = new Followers(context);
        if (options.tensorBoard().isPresent()) {
            followers.copy(
                    study,
                    tensorBoard(new TensorBoardStage(
                            context.store(), study, options.tensorBoard().get())),
                    terminal);
        }
        if (options.mlflow().isPresent()) {
            followers.copy(study, MlflowRuns.of(options.mlflow().get(), study)::write, terminal);
        }
        if (options.dashboard()) {
            followers.dashboard = Optional.of(
                    Dashboard.serve(context.store(), new Dashboard.Options(0, false, options.control()), terminal));
        }
        return followers;
    }

    private static TrialSink tensorBoard(TensorBoardStage stage) {
        return new TrialSink() {
            @Override
            public void write(Trial trial) {
                stage.write(trial);
            }

            @Override
            public void end() {
                stage.figures();
            }
        };
    }

    private void copy(String study, TrialSink sink, Terminal terminal) {
        TrialCopies all = new TrialCopies(context.store(), study, sink, terminal);
        all.begin();
        copies.add(all);
    }

    /** The context in which the search is to run, so that they hear of its trials. */
    public StageContext context() {
        return copies.isEmpty()
                ? context
                : new StageContext(context.store(), context.evaluator(), listener(), context.home());
    }

    private StageListener listener() {
        StageListener inner = context.listener();
        return new StageListener() {
            @Override
            public RunListener trials(Phase phase, int total) {
                return copying(inner.trials(phase, total));
            }

            @Override
            public RunListener trainings(Phase phase, int total, int epochs) {
                return copying(inner.trainings(phase, total, epochs));
            }

            @Override
            public void scoring(int networks, String score) {
                inner.scoring(networks, score);
            }

            @Override
            public void missing(String sentence) {
                inner.missing(sentence);
            }

            @Override
            public void asked(String sentence) {
                inner.asked(sentence);
            }
        };
    }

    private RunListener copying(RunListener inner) {
        return new ForwardingRunListener(inner) {
            @Override
            public void finished(Trial trial, boolean before) {
                super.finished(trial, before);
                if (!before) {
                    copies.forEach(each -> each.add(trial));
                }
            }
        };
    }

    @Override
    public void close() {
        copies.forEach(TrialCopies::close);
        dashboard.ifPresent(LiveServer::close);
    }
}
