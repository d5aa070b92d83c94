package io.nas4j.controller.choice;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.SearchEnd;
import io.nas4j.core.run.StudyObservations;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ends a search, of whatever strategy, when a model of its accuracies expects nothing worth having of the trials that are left.
 * It looks before every fifth trial from the twentieth on.
 */
public final class ImprobableEnd implements SearchEnd {

    private static final int FIRST = 20;
    private static final int EVERY = 5;
    private static final int LATEST = 1_000;

    private final StopWhen when;
    private final StudyConfig config;
    private final StudyStore store;
    private final StrategyContext context;

    /**
     * @param config of the study; the newest total of its trials is read from the store
     * @param context what a strategy of the study is told beforehand
     */
    public ImprobableEnd(StopWhen when, StudyConfig config, StudyStore store, StrategyContext context) {
        this.when = when;
        this.config = config;
        this.store = store;
        this.context = context;
    }

    @Override
    public Optional<String> before(int proposed, int observed) {
        if (proposed < FIRST || proposed % EVERY != 0) {
            return Optional.empty();
        }
        int left = store.config(config.name()).orElse(config).execution().trials() - proposed;
        if (left < 1) {
            return Optional.empty();
        }
        List<Trial> trials = store
                .trials(
                        config.name(),
                        new TrialQuery(
                                Phase.SEARCH,
                                Condition.numbered(Condition.Operator.BELOW, observed),
                                TrialOrder.NUMBERS,
                                OptionalInt.of(LATEST)))
                .stream()
                .filter(trial -> trial.state().finished() && trial.sameAs().isEmpty())
                .toList();
        List<Observation> told = StudyObservations.of(config, store, context.space(), trials);
        List<Choices> measured = told.stream().map(Observation::choices).toList();
        return StudyModel.of(context, told)
                .map(model -> model.outlook(
                        measured, left, new RandomStreams(config.plan().seed()).stream("stop/" + proposed)))
                .filter(outlook -> outlook.ends(when))
                .map(outlook -> sentence(outlook, left));
    }

    private String sentence(Outlook outlook, int left) {
        String expected = when.probability().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "with probability %.3f one of the %d that are left improves the best reward by more than a tenth of a"
                                + " trial's noise (%.4f)",
                        outlook.probability(),
                        left,
                        outlook.noise())
                : String.format(
                        Locale.ROOT,
                        "the %d that are left are expected to improve the best reward by %.5f, less than a tenth of a trial's"
                                + " noise (%.4f)",
                        left,
                        outlook.improvement(),
                        outlook.noise());
        return expected + "; 'nas4j resume " + config.name() + " --stop-when none', or more --trials, goes on";
    }
}
