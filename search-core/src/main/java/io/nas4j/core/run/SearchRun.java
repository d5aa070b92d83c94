package io.nas4j.core.run;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The search loop. Trial {@code n} is proposed, and what would end it early is set, after exactly the trials up to
 * {@code n - lag} were observed, in order, so the sequence does not depend on how workers race; and a resumed study replays the calls that its stored trials came from,
 * each with the lag of its run, so that it goes on as if it had never stopped.
 */
public final class SearchRun {

    private final StudyConfig config;
    private final SearchSpace space;
    private final StrategyFactory strategies;
    private final TrialRunner runner;

    public SearchRun(StudyConfig config, SearchSpace space, StrategyFactory strategies, TrialRunner runner) {
        this.config = config;
        this.space = space;
        this.strategies = strategies;
        this.runner = runner;
    }

    /**
     * Runs until the study's total of trials is finished, or the strategy has nothing left to propose.
     *
     * @throws WorkFailedException where the stored trials are not those that this configuration gives
     */
    public void run() throws InterruptedException {
        Map<Integer, Trial> stored = new HashMap<>();
        runner.store().trials(config.name(), Phase.SEARCH).forEach(trial -> stored.put(trial.number(), trial));
        List<Choices> proposed = new ArrayList<>();
        List<CompletableFuture<Trial>> results = new ArrayList<>();
        Map<String, Integer> firstWith = new HashMap<>();
        StrategyLog log = new StrategyLog(config.name(), runner.store(), runner.listener());
        Lags lags = new Lags(runner.store().runs(config.name()), config.workers());
        int observed = 0;
        PruningHistory pruner = new PruningHistory(config, runner.store());
        StrategyContext context =
                new StrategyContext(space, config.objective(), new RandomStreams(config.seed()), log::add);
        try (SearchStrategy strategy = strategies.create(context);
                SideBySide threads = new SideBySide(config.workers())) {
            for (int number = 0; number < config.trials(); number++) {
                for (int due = lags.due(number); observed <= due; observed++) {
                    Trial trial = SideBySide.await(results.get(observed));
                    strategy.observe(observation(proposed.get(observed), trial));
                    pruner.observe(trial);
                    log.observed();
                }
                Optional<Choices> choices = strategy.propose();
                if (choices.isEmpty()) {
                    runner.listener().exhausted(number);
                    break;
                }
                proposed.add(choices.get());
                log.proposed();
                results.add(begin(number, choices.get(), pruner.rule(number), stored, firstWith, results, threads));
            }
            for (CompletableFuture<Trial> result : results) {
                SideBySide.await(result);
            }
        }
    }

    private CompletableFuture<Trial> begin(
            int number,
            Choices choices,
            StopRule stopRule,
            Map<Integer, Trial> stored,
            Map<String, Integer> firstWith,
            List<CompletableFuture<Trial>> results,
            SideBySide threads) {
        TrialSpec spec =
                new TrialSpec(Phase.SEARCH, number, space.describe(choices), space.build(choices), Optional.empty());
        Integer sameAs = firstWith.putIfAbsent(Fingerprint.of(spec.architecture()), number);
        Trial known = stored.get(number);
        if (known != null) {
            refuseOther(spec, known);
            if (known.state().finished()) {
                runner.listener().finished(known, true);
                return CompletableFuture.completedFuture(known);
            }
        }
        if (sameAs != null) {
            return results.get(sameAs).thenApply(first -> runner.link(spec, sameAs));
        }
        return threads.submit(worker -> runner.run(spec, config.task(), stopRule, worker));
    }

    private void refuseOther(TrialSpec spec, Trial stored) {
        if (!stored.spec().decisions().equals(spec.decisions())) {
            throw new WorkFailedException("study " + config.name() + " cannot be resumed exactly: its trial "
                    + spec.number() + " was " + stored.spec().decisions() + ", but this program proposes "
                    + spec.decisions() + "; resume with the release that began it");
        }
    }

    private static Observation observation(Choices choices, Trial trial) {
        return new Observation(choices, trial.state(), trial.cause(), trial.accuracy(), trial.reward());
    }
}
