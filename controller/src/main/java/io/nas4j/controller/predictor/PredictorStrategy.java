package io.nas4j.controller.predictor;

import io.nas4j.controller.model.AccuracyModel;
import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Features;
import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.controller.proposal.Credit;
import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the network that is worth most by a model of the accuracies of all finished trials (Bayesian optimisation): in turn
 * the one whose expected improvement is highest, and the one that may be best ({@link Acquisition}). What a network costs is known before it is trained, so the model need not learn the reward's other factor.
 * Networks that were proposed and are not finished count as known points of unknown value, so that proposals made side by
 * side differ.
 */
public final class PredictorStrategy implements SearchStrategy {

    private static final int MOST_TRIALS = 1_500;
    private static final int KERNEL_POINTS = 150;

    private final DecisionSpace space;
    private final CostFactor factor;
    private final PredictorOptions options;
    private final StrategyContext context;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final Credit credit;
    private final AccuracyModel model;
    private final CandidateSearch candidates;
    private final BestMeasured best = new BestMeasured();
    /** Proposed and not finished, with the accuracy that was expected on the error scale; NaN where none was. */
    private final Map<Choices, Double> pending = new LinkedHashMap<>();

    private final Forecasts forecasts = new Forecasts();
    /** The first networks, once they are needed; they follow from the seed. */
    private @Nullable List<Choices> start;

    public PredictorStrategy(StrategyContext context, PredictorOptions options) {
        this.space = context.space();
        this.factor = new CostFactor(context);
        this.options = options;
        this.context = context;
        this.random = context.random().saved("predictor.proposals");
        this.proposed = new ProposedNetworks(context);
        this.credit = Credit.ofAccuracies();
        this.model = new AccuracyModel(
                new Features(space, context.scored(), context.random().stream("predictor.features")),
                MOST_TRIALS,
                KERNEL_POINTS);
        this.candidates = new CandidateSearch(space, proposed, factor::of, options);
    }

    @Override
    public Optional<Choices> propose() {
        Optional<Candidate> expected = model.size() < options.initial() ? Optional.empty() : guided();
        Optional<Choices> next = expected.map(Candidate::choices)
                .filter(proposed::add)
                .or(this::first)
                .or(() -> proposed.anyNew(random));
        next.ifPresent(
                choices -> pending.put(choices, expected.map(Candidate::mean).orElse(Double.NaN)));
        return next;
    }

    /** One to begin with; empty where all of these were proposed, or the model knows enough. */
    private Optional<Choices> first() {
        if (model.size() >= options.initial()) {
            return Optional.empty();
        }
        if (start == null) {
            start = SpreadStart.draw(space, options.initial(), context.random().stream("predictor.start"));
        }
        for (Choices each : start) {
            if (proposed.add(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> guided() {
        boolean anew = model.choosesKernel();
        AccuracyModel.Posterior posterior = model.fit(pending.keySet());
        if (anew) {
            tell();
        }
        Acquisition worth = Acquisition.after(proposed.count(), options.bound());
        return candidates.best(worth, posterior, best.choices(), random);
    }

    private void tell() {
        TreeMap<String, Double> values = new TreeMap<>(model.told());
        values.put("trials", (double) model.size());
        forecasts.correlation().ifPresent(correlation -> values.put("forecast_correlation", correlation));
        context.events().accept(new StrategyEvent(StrategyEvent.Kind.UPDATE, values, ""));
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("predictor 4", random, proposed, this::save, this::restore));
    }

    private void save(StateOutput to) {
        credit.save(to);
        model.save(to);
        best.save(to);
        to.each(pending.entrySet(), entry -> {
            to.choices(entry.getKey());
            to.decimal(entry.getValue());
        });
        forecasts.save(to);
    }

    private void restore(StateInput from) {
        credit.restore(from);
        model.restore(from);
        best.restore(from);
        from.list(() -> pending.put(from.choices(), from.decimal()));
        forecasts.restore(from);
    }

    @Override
    public void observe(Observation observation) {
        Choices choices = observation.choices();
        proposed.know(choices);
        double expected = pending.getOrDefault(choices, Double.NaN);
        pending.remove(choices);
        OptionalDouble accuracy = credit.of(observation);
        if (accuracy.isPresent()) {
            double times = factor.of(choices);
            model.learn(choices, times, accuracy.getAsDouble());
            best.add(choices, times * accuracy.getAsDouble());
            forecasts.add(expected, ErrorScale.of(accuracy.getAsDouble()));
        }
    }
}
