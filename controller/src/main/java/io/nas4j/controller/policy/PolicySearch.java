package io.nas4j.controller.policy;

import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.controller.proposal.Credit;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The search of both policy strategies: proposes what the policy samples, and lets it learn from finished trials. A network
 * is never proposed twice: where the policy repeats itself it is sampled again, then hotter and hotter, at last uniformly. New
 * samples that cost too much to become the best found, even if they were never wrong, wait for there being no others. With a
 * critic several are sampled, each hotter than the one before, and the critic takes one.
 * A policy of whose own samples few are new has collapsed: that is told, and its logits are scaled down.
 */
abstract class PolicySearch implements SearchStrategy {

    /** The temperatures at which the policy is asked for a new network, one after the other, after its own. */
    private static final double[] TEMPERATURES = {1.5, 2, 4, 8};

    private static final int DRAWS = 30;

    /** Rounds of draws, each as many as candidates are wanted, after which fewer must do. */
    private static final int ROUNDS = 30;

    /** Decisions that a critic's candidates have together, at most: 16 networks of mnasnet, some milliseconds. */
    private static final int CANDIDATE_DECISIONS = 672;

    /** The temperature of the last of a critic's candidates; the first is the policy's own, and each between a step hotter. */
    private static final double HOTTEST = 8;

    /** Where the space has constraints: draws that break one are cheap, and an untrained policy knows none. */
    private static final int CONSTRAINED_DRAWS = 100;

    /** Samples of which less than the share below are new: a collapse. */
    private static final int COLLAPSE_WINDOW = 50;

    private static final double COLLAPSE_SHARE = 0.05;

    private static final double REHEAT_FACTOR = 0.5;

    /** Weights begin uniform between plus and minus this (NASNet, appendix A). */
    private static final double INIT_RANGE = 0.1;

    /** Behind the strategy's name; another number for another form. */
    private static final String FORM = " 1";

    private final StrategyContext context;
    private final String name;
    private final PolicySampler sampler;
    private final PolicyLearner learner;
    private final ProposedNetworks proposed;
    private final Credit credit;
    private final CostFactor factor;
    private final int candidates;
    private final Optional<Critic> critic;
    private final Samples samples = new Samples(COLLAPSE_WINDOW);
    private final Map<Choices, Episode> running = new LinkedHashMap<>();
    private int proposals;
    private double best = Double.NEGATIVE_INFINITY;
    private boolean exhausted;

    /** @param name of the streams of random numbers */
    PolicySearch(StrategyContext context, String name, PolicySettings settings) {
        PolicyShape shape = PolicyShape.of(context.space(), settings.hidden());
        PolicyWeights weights = new PolicyWeights(shape, context.random().stream(name + ".weights"), INIT_RANGE);
        Lstm lstm = new Lstm(weights);
        this.context = context;
        this.name = name;
        this.sampler = new PolicySampler(context.space(), shape, lstm);
        this.learner = new PolicyLearner(settings, weights, lstm);
        this.proposed = new ProposedNetworks(context);
        this.credit = Credit.ofRewards(context);
        this.factor = new CostFactor(context);
        this.candidates =
                Math.min(settings.candidates(), Math.max(2, CANDIDATE_DECISIONS / Math.max(1, shape.decisions())));
        this.critic = candidates == 1 || !factor.known()
                ? Optional.empty()
                : Optional.of(new Critic(context, factor, context.random().stream("policy.features")));
    }

    @Override
    public final Optional<Choices> propose() {
        SplittableRandom random = context.random().stream(name + ".proposal." + proposals++);
        Optional<Episode> found = critic.filter(Critic::ready).isPresent()
                ? critic.flatMap(judge -> judged(judge, random))
                : sampled(random);
        if (found.isEmpty()) {
            found = proposed.anyNew(random).map(sampler::episode);
        }
        if (found.isEmpty() && !exhausted) {
            exhausted = true;
            tell(Kind.EXHAUSTED, new TreeMap<>(), "no network is left to propose");
        }
        found.ifPresent(episode -> running.put(episode.choices(), episode));
        return found.map(Episode::choices);
    }

    /** The critic's choice among new networks. */
    private Optional<Episode> judged(Critic judge, SplittableRandom random) {
        int draws = candidates * ROUNDS;
        Map<Choices, Episode> drawn = new LinkedHashMap<>();
        for (int i = 0; i < draws && drawn.size() < candidates; i++) {
            int step = i % candidates;
            Episode episode = step == 0
                    ? own(random)
                    : sampler.sample(random, StrictMath.pow(HOTTEST, step / (candidates - 1.0)));
            if (proposed.isNew(episode.choices())) {
                drawn.putIfAbsent(episode.choices(), episode);
            }
        }
        return drawn.isEmpty() ? Optional.empty() : proposed(judge.best(List.copyOf(drawn.values()), running.keySet()));
    }

    /** What the policy itself draws, which tells of it. */
    private Episode own(SplittableRandom random) {
        Episode episode = sampler.sample(random, samples);
        samples.add(!proposed.knows(episode.choices()));
        return episode;
    }

    private Optional<Episode> sampled(SplittableRandom random) {
        int draws = context.space().constrained() ? CONSTRAINED_DRAWS : DRAWS;
        Optional<Episode> hopeless = Optional.empty();
        for (int i = 0; i < draws; i++) {
            Episode episode = own(random);
            boolean isNew = proposed.isNew(episode.choices());
            if (isNew && hopeful(episode.choices())) {
                return proposed(episode);
            }
            hopeless = isNew && hopeless.isEmpty() ? Optional.of(episode) : hopeless;
        }
        if (hopeless.isPresent()) {
            return hopeless.flatMap(this::proposed);
        }
        for (double temperature : TEMPERATURES) {
            for (int i = 0; i < draws; i++) {
                Episode episode = sampler.sample(random, temperature);
                if (proposed.isNew(episode.choices()) && hopeful(episode.choices())) {
                    return proposed(episode);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Episode> proposed(Episode episode) {
        return proposed.add(episode.choices()) ? Optional.of(episode) : Optional.empty();
    }

    /** Whether a network could be the best found so far, were it never wrong, where what it costs is known before it is trained. */
    private boolean hopeful(Choices choices) {
        return !factor.known() || factor.of(choices) > best;
    }

    @Override
    public final void observe(Observation observation) {
        Choices choices = observation.choices();
        proposed.know(choices);
        critic.ifPresent(judge -> judge.learn(observation));
        Episode known = running.remove(choices);
        OptionalDouble reward = credit.of(observation);
        if (reward.isEmpty()) {
            return;
        }
        best = Math.max(best, reward.getAsDouble());
        Episode episode = known == null ? sampler.episode(choices) : known;
        if (learner.add(episode, reward.getAsDouble())) {
            SortedMap<String, Double> values = new TreeMap<>();
            samples.report(values);
            values.put("baseline", learner.baseline());
            tell(Kind.UPDATE, values, likeliest());
            if (samples.repeating(COLLAPSE_SHARE)) {
                reheat();
            }
        }
    }

    @Override
    public final Optional<StrategyState> state() {
        return Optional.of(new StrategyState() {
            @Override
            public void save(StateOutput to) {
                to.text(name + FORM);
                saveTo(to);
            }

            @Override
            public void restore(StateInput from, List<Choices> known) {
                from.expect(name + FORM);
                restoreFrom(from, known);
            }
        });
    }

    private void saveTo(StateOutput to) {
        proposed.save(to);
        credit.save(to);
        learner.save(to);
        critic.ifPresent(judge -> judge.save(to));
        samples.save(to);
        to.each(running.values(), episode -> episode.save(to));
        to.whole(proposals);
        to.decimal(best);
        to.flag(exhausted);
    }

    private void restoreFrom(StateInput from, List<Choices> known) {
        proposed.restore(from, known);
        credit.restore(from);
        learner.restore(from, context.space());
        critic.ifPresent(judge -> judge.restore(from));
        samples.restore(from);
        from.list(() -> Episode.restored(from, context.space()))
                .forEach(episode -> running.put(episode.choices(), episode));
        proposals = from.count();
        best = from.decimal();
        exhausted = from.flag();
    }

    private void reheat() {
        SortedMap<String, Double> values = new TreeMap<>();
        values.put("new share", (double) samples.lastNew() / COLLAPSE_WINDOW);
        tell(
                Kind.COLLAPSE,
                values,
                "the policy repeats itself: of its last " + COLLAPSE_WINDOW + " samples " + samples.lastNew()
                        + " were networks not proposed before");
        learner.reheat(REHEAT_FACTOR);
        samples.forget();
        tell(Kind.REHEAT, new TreeMap<>(Map.of("factor", REHEAT_FACTOR)), "its logits were scaled down");
    }

    private String likeliest() {
        return String.join(" ", context.space().describe(sampler.greedy().choices()));
    }

    private void tell(Kind kind, SortedMap<String, Double> values, String text) {
        context.events().accept(new StrategyEvent(kind, values, text));
    }
}
