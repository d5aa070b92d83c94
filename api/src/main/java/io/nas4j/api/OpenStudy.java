package io.nas4j.api;

import io.nas4j.api.stage.SearchResult;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.choice.ConfirmOptions;
import io.nas4j.api.stage.choice.ConfirmResult;
import io.nas4j.api.stage.choice.ConfirmStage;
import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportStage;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.train.BaselineResult;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.api.stage.train.FamilyResult;
import io.nas4j.api.stage.train.FamilyStage;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.export.Exporters;
import io.nas4j.export.target.Exporter;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A study that this process has. Each step goes on from what is stored and blocks until it is done; one runs at a time.
 * {@link #stop}, {@link #config} and what reads trials may be called from any thread meanwhile. {@link #close} ends the workers;
 * trials that run then are begun anew when the study is opened again.
 */
public final class OpenStudy implements AutoCloseable {

    private final StudySession session;
    private final boolean searching;
    private final String stopWhen;

    private OpenStudy(StudySession session, boolean searching, String stopWhen) {
        this.session = session;
        this.searching = searching;
        this.stopWhen = stopWhen;
    }

    /**
     * Goes on with a session's study, or makes it.
     *
     * @param stopWhen what ends the search early, where it is another than the study's
     */
    static OpenStudy begin(StudySession session, Optional<String> stopWhen) {
        return new OpenStudy(
                session,
                session.begin(),
                stopWhen.orElse(session.config().execution().stopWhen()));
    }

    /** All that decides its trials and rewards. */
    public StudyConfig config() {
        return session.config();
    }

    /**
     * Searches up to the study's total of trials, or until it is told to stop.
     *
     * @return the best of all trials until now
     * @throws InvalidInputException where the trials of the study are asked for and told
     * @throws InterruptedException where this thread was interrupted
     */
    public SearchResult search() throws InterruptedException {
        if (config().execution().asked()) {
            throw new InvalidInputException("the trials of study " + config().name()
                    + " are asked for and told: Workspace.asked opens it for that");
        }
        if (searching && !session.stopping()) {
            try {
                return SearchStage.run(
                        context(), config().withExecution(execution -> execution.withStopWhen(stopWhen)));
            } catch (InterruptedException e) {
                if (!session.stopping()) {
                    throw e;
                }
            }
        }
        return SearchStage.found(context().store(), config().name());
    }

    /**
     * Nothing begins from now on; the running trials end behind their epoch, and the step that runs returns or throws an {@link
     * InterruptedException}. Does not block.
     */
    public void stop() {
        session.stop();
    }

    /** Trains the likely best networks again, for as many epochs as usual, until one is the best with a stated probability. */
    public ConfirmResult confirm(ConfirmOptions options) throws InterruptedException {
        return ConfirmStage.run(context(), config(), options, ConfirmStage.usualTask(config()), false);
    }

    /**
     * Trains the best networks longer, on all training images and without reduction. The one with the best reward is the
     * baseline, whose weights are kept.
     *
     * @param top how many of the best
     * @param epochs that each is trained for
     */
    public BaselineResult train(int top, int epochs) throws InterruptedException {
        TrainingTask task = config().plan()
                .task()
                .withRecipe(recipe -> recipe.withEpochs(epochs))
                .withData(data -> data.withTrainImages(0))
                .with(Reduction.NONE);
        return BaselineStage.run(context(), config(), new BaselineStage.Choice(top, Optional.empty()), task, false);
    }

    /** Searches the coefficients by which the baseline is scaled. */
    public GridSearchResult gridSearch(GridOptions options) throws InterruptedException {
        return GridStage.run(context(), config(), options, GridStage.usualTask(config()), false);
    }

    /** The network that is scaled: the trained baseline, or else the best of the search. */
    public Architecture baseline() {
        return GridStage.baseline(context().store(), config().name());
    }

    /**
     * Scales the baseline by the coefficients that the grid search chose, and keeps the family.
     *
     * @param phis what the coefficients are raised to, a member each
     * @throws WorkFailedException where no grid search has chosen any yet
     */
    public FamilyResult scale(List<Double> phis) {
        return scale(
                GridStage.chosen(context().store(), config())
                        .orElseThrow(() -> new WorkFailedException("study " + config().name()
                                + " has no coefficients to scale by: search them, or give some")),
                phis);
    }

    /** The same by coefficients of one's own. */
    public FamilyResult scale(ScalingCoefficients coefficients, List<Double> phis) {
        ScalingRules rules = GridStage.rules(context().store(), config().name())
                .orElseGet(() -> ScalingRules.uniform(new Rounding(Rounding.naturalDivisor(baseline()))));
        return FamilyStage.run(context().store(), config().name(), baseline(), coefficients, phis, rules);
    }

    /**
     * Writes the trained baseline for another backend, and checks it there on test images.
     *
     * @param target as {@code --to} takes it
     * @param output the file or folder to write
     * @throws InvalidInputException where there is no such target, the baseline is not trained, or the place is taken
     * @throws WorkFailedException where the backend does not agree
     */
    public ExportResult export(String target, Path output) {
        Exporter exporter = Exporters.get(target);
        return ExportStage.run(context(), config(), exporter, output, false);
    }

    /** The trials that a query asks for, in its order, without epochs. */
    public List<Trial> trials(TrialQuery query) {
        return context().store().trials(config().name(), query);
    }

    /** One search trial, with its epochs. */
    public Optional<Trial> trial(int number) {
        return context().store().trial(config().name(), Phase.SEARCH, number);
    }

    /** The complete search trials of distinct networks, by falling reward. */
    public List<Trial> best(int most) {
        return context().store().best(config().name(), most);
    }

    private StageContext context() {
        return session.context();
    }

    @Override
    public void close() {
        session.close();
    }
}
