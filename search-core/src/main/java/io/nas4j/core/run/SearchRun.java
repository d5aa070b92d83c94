package io.nas4j.core.run;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * The search loop. Where the study has scores, networks of its space are scored first, and each trial's own before it is
 * trained. Trial {@code n} is proposed, and what would end it early is set, after exactly the trials up to
 * {@code n - lag} were observed, in order, so the sequence does not depend on how workers race; and a resumed study takes up
 * the newest state of its strategy that was kept and replays the calls that the stored trials behind it came from, each with
 * the lag of its run, so that it goes on as if it had never stopped.
 */
public final class SearchRun {

    private final StudyConfig config;
    private final SearchSpace space;
    private final StrategyFactory strategies;
    private final TrialRunner runner;
    private final String program;
    private final StudyStore store;
    private final StudyScores scores;
    private final int imported;
    private final SearchEnd end;

    /**
     * A search that begins with no results of other studies.
     *
     * @param runner runs the trials, and has the study's configuration
     * @param program the release: states that another one kept are not taken up
     */
    public SearchRun(SearchSpace space, StrategyFactory strategies, TrialRunner runner, String program) {
        this(space, strategies, runner, program, 0, SearchEnd.NEVER);
    }

    /**
     * A search that may begin with results of other studies.
     *
     * @param runner runs the trials, and has the study's configuration
     * @param program the release: states that another one kept are not taken up
     * @param imported the number of first trials that are stored with results of other studies: the strategy observes them
     *     before its first proposal
     * @param end ends it before its total
     */
    public SearchRun(
            SearchSpace space,
            StrategyFactory strategies,
            TrialRunner runner,
            String program,
            int imported,
            SearchEnd end) {
        this.imported = imported;
        this.end = end;
        this.config = runner.config();
        this.space = space;
        this.strategies = strategies;
        this.runner = runner;
        this.program = program + " " + config.plan().strategy();
        this.store = runner.store();
        this.scores = new StudyScores(config, runner.evaluator(), store, runner.listener()::missing);
    }

    /**
     * Runs until the study's total of trials is finished, the strategy has nothing left to propose, or the search is said to be
     * over.
     *
     * @throws WorkFailedException where the stored trials are not those that this configuration gives
     */
    public void run() throws InterruptedException {
        try {
            takeUp(Optional.empty());
        } finally {
            runner.listener().ended();
        }
    }

    /**
     * Looks what there is to hand out of a study whose trials are trained elsewhere: proposes the next trial, where the results
     * that it waits for are there, and stores it as running. What is proposed is what {@link #run} would propose.
     *
     * @throws WorkFailedException where the stored trials are not those that this configuration gives
     */
    public AskRun ask() throws InterruptedException {
        AskRun ask = new AskRun(runner);
        takeUp(Optional.of(ask));
        return ask;
    }

    private void takeUp(Optional<AskRun> ask) throws InterruptedException {
        Lags lags = new Lags(store.runs(config.name()), config.execution().workers());
        List<ScoredNetwork> scored = ScoredSpace.of(config, space, store, scores, runner.listener());
        Optional<SnapshotKeeper.Kept> kept = keeper().newest(lags, imported);
        if (kept.isPresent()) {
            try {
                new Search(kept, lags, scored, ask).run();
                return;
            } catch (MisfitException e) {
                // what was kept is not of this study's trials: they decide
                ask.ifPresent(AskRun::beginAnew);
            }
        }
        new Search(Optional.empty(), lags, scored, ask).run();
    }

    private SnapshotKeeper keeper() {
        return new SnapshotKeeper(config.name(), program, store);
    }

    /** A state that was kept does not fit. */
    private static final class MisfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MisfitException(String message) {
            super(message);
        }
    }

    /** One way through the loop. */
    private final class Search {

        private final Optional<SnapshotKeeper.Kept> kept;
        private final Lags lags;
        private final List<ScoredNetwork> scored;
        private final Optional<AskRun> ask;
        private final SnapshotKeeper keeper = keeper();
        /** The trials that were proposed before the state was kept. */
        private final int known;
        /** The first trial that may not be finished: all before it were observed. */
        private final int first;

        private final List<Choices> proposed;
        private final Map<Integer, Trial> stored = new HashMap<>();
        private final Map<Integer, CompletableFuture<Trial>> results = new LinkedHashMap<>();
        private final Map<String, Integer> firstWith = new HashMap<>();
        private final ToldResults told = new ToldResults(config, store);

        private int observed;
        private int total;

        Search(Optional<SnapshotKeeper.Kept> kept, Lags lags, List<ScoredNetwork> scored, Optional<AskRun> ask) {
            this.ask = ask;
            this.kept = kept;
            this.lags = lags;
            this.scored = scored;
            this.known = kept.map(SnapshotKeeper.Kept::proposed).orElse(imported);
            this.first = kept.map(each -> each.snapshot().observed()).orElse(imported);
            this.observed = kept.isEmpty() ? imported : Math.max(imported, lags.observed(first));
            this.total = config.execution().trials();
            this.proposed = new ArrayList<>(kept.map(SnapshotKeeper.Kept::known).orElse(List.of()));
        }

        void run() throws InterruptedException {
            Condition later = Condition.numbered(Condition.Operator.AT_LEAST, kept.isPresent() ? observed : 0);
            store.trials(config.name(), TrialQuery.where(Phase.SEARCH, later))
                    .forEach(trial -> stored.put(trial.number(), trial));
            StrategyLog log = new StrategyLog(config.name(), store, runner.listener());
            PruningHistory pruner = new PruningHistory(config, store);
            pruner.catchUp(store, config.name(), observed);
            told.catchUp(store, config.name(), observed);
            StrategyContext context = new StrategyContext(
                            space,
                            config.plan().objective(),
                            new RandomStreams(config.plan().seed()),
                            log::add)
                    .withScored(scored);
            try (SearchStrategy strategy = strategies.create(context);
                    SideBySide threads = new SideBySide(config.execution().workers())) {
                resume(strategy, log);
                int number = first;
                boolean over = false;
                do {
                    for (; number < total; number++) {
                        keep(strategy, log, number);
                        for (int due = lags.due(number); observed <= due; observed++) {
                            CompletableFuture<Trial> result = result(observed);
                            if (ask.isPresent() && !result.isDone()) {
                                return;
                            }
                            Trial trial = SideBySide.await(result);
                            pruner.observe(trial);
                            told.learn(trial);
                            if (observed >= first) {
                                strategy.observe(told.of(proposed.get(observed), trial));
                                log.observed();
                            }
                        }
                        if (number >= known) {
                            Optional<String> why =
                                    stored.containsKey(number) ? Optional.empty() : end.before(number, observed);
                            over = why.isPresent();
                            if (over) {
                                runner.listener().endedEarly(number, why.get());
                                break;
                            }
                            Optional<Choices> choices = strategy.propose();
                            over = choices.isEmpty();
                            if (over) {
                                runner.listener().exhausted(number);
                                break;
                            }
                            proposed.add(choices.get());
                            log.proposed();
                        }
                        results.put(number, begin(number, proposed.get(number), pruner.rule(number), threads));
                        if (ask.isPresent() && ask.get().satisfied()) {
                            return;
                        }
                    }
                    if (ask.isPresent()) {
                        ask.get().allProposed();
                        return;
                    }
                    for (CompletableFuture<Trial> result : results.values()) {
                        SideBySide.await(result);
                    }
                } while (!over && raised());
            }
        }

        /** Whether somebody has given the study a higher total meanwhile. */
        private boolean raised() {
            int now = store.config(config.name()).orElse(config).execution().trials();
            boolean more = now > total;
            if (more) {
                total = now;
                runner.listener().total(now);
            }
            return more;
        }

        private void resume(SearchStrategy strategy, StrategyLog log) {
            if (kept.isEmpty()) {
                tellImported(strategy, log);
                return;
            }
            StrategyState state = strategy.state().orElseThrow(() -> new MisfitException("it keeps no state"));
            try {
                kept.get().restore(state);
            } catch (IllegalArgumentException e) {
                throw new MisfitException(String.valueOf(e.getMessage()));
            }
            log.skip(kept.get().snapshot().events(), known, first);
            keeper.resumedFrom(known);
            runner.listener()
                    .resumed(
                            first,
                            store.best(config.name(), 1).stream()
                                    .map(Trial::reward)
                                    .findFirst()
                                    .orElseGet(OptionalDouble::empty));
        }

        private void tellImported(SearchStrategy strategy, StrategyLog log) {
            for (int number = 0; number < imported; number++) {
                Trial trial = stored.get(number);
                if (trial == null || !trial.state().finished()) {
                    throw new WorkFailedException(
                            "study " + config.name() + " lacks trial " + number + ", which it was to begin with");
                }
                Choices choices = space.parse(trial.spec().decisions());
                proposed.add(choices);
                strategy.observe(told.of(choices, trial));
                runner.listener().finished(trial, true);
            }
            log.skip(log.events(), imported, imported);
        }

        /** Not while stored trials are replayed, and never behind a trial that is proposed and not known to the strategy. */
        private void keep(SearchStrategy strategy, StrategyLog log, int number) {
            if (number >= known && keeper.due(number) && !stored.containsKey(number)) {
                strategy.state().ifPresent(state -> keeper.keep(state, proposed, observed, log.events()));
            }
        }

        private CompletableFuture<Trial> result(int number) {
            CompletableFuture<Trial> begun = results.get(number);
            if (begun != null) {
                return begun;
            }
            Trial before = stored.get(number);
            if (before == null || !before.state().finished()) {
                throw new MisfitException("trial " + number + " is not finished");
            }
            return CompletableFuture.completedFuture(before);
        }

        private CompletableFuture<Trial> begin(int number, Choices choices, StopRule stopRule, SideBySide threads) {
            TrialSpec spec = new TrialSpec(
                    Phase.SEARCH, number, space.describe(choices), space.build(choices), Optional.empty());
            OptionalInt sameAs = earlier(Fingerprint.of(spec.architecture()), number);
            Trial before = stored.get(number);
            if (before != null) {
                refuseOther(spec, before);
                if (before.state().finished()) {
                    runner.listener().finished(before, true);
                    return CompletableFuture.completedFuture(before);
                }
            }
            if (sameAs.isPresent()) {
                int same = sameAs.getAsInt();
                CompletableFuture<?> end = same < first ? CompletableFuture.completedFuture(true) : result(same);
                return end.thenApply(ended -> runner.link(spec, same));
            }
            if (ask.isPresent()) {
                return ask.get().begin(spec, stopRule, before != null);
            }
            return threads.submit(worker -> {
                scores.of(spec.architecture(), config.plan().guidance().scoreNames());
                return runner.run(spec, config.plan().task(), stopRule, worker);
            });
        }

        /** The first trial that has the network, where it is not this one. */
        private OptionalInt earlier(String fingerprint, int number) {
            Integer here = firstWith.get(fingerprint);
            if (here != null) {
                return OptionalInt.of(here);
            }
            OptionalInt before = first == 0 ? OptionalInt.empty() : store.firstWith(config.name(), fingerprint, first);
            firstWith.put(fingerprint, before.orElse(number));
            return before;
        }

        private void refuseOther(TrialSpec spec, Trial before) {
            if (before.spec().decisions().equals(spec.decisions())) {
                return;
            }
            String message = "study " + config.name() + " cannot be resumed exactly: its trial " + spec.number()
                    + " was " + before.spec().decisions() + ", but this program proposes " + spec.decisions()
                    + "; resume with the release that began it, or go on from its results in a new study, by 'nas4j warm-start"
                    + " NEW --from " + config.name() + "'";
            throw kept.isPresent() ? new MisfitException(message) : new WorkFailedException(message);
        }
    }
}
