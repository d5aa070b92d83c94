package io.nas4j.controller.evolution;

import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TruncationSelector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.nas4j.controller.proposal.Credit;
import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.Generations;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.controller.proposal.WideningVariation;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A genetic algorithm with the selectors, crossovers and mutators of Jenetics. Parents are selected among the members,
 * crossed and mutated; when enough children are trained, the best of members and children live on and the other places are
 * selected. The library's own engine evaluates a generation before it goes on; here children are asked for one by one, also
 * while others are being trained, so only its parts are used.
 */
public final class EvolutionStrategy implements SearchStrategy {

    private final DecisionSpace space;
    private final EvolutionOptions options;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final WideningVariation bolder;
    private final Credit credit;
    private final Generations generations;
    private final Selector<DecisionGene, Double> selector;
    private final OffspringQueue<Double> brood;
    private ISeq<Phenotype<DecisionGene, Double>> members = ISeq.empty();
    private final List<Phenotype<DecisionGene, Double>> newborn = new ArrayList<>();
    private int observed;

    public EvolutionStrategy(StrategyContext context, EvolutionOptions options) {
        this.space = context.space();
        this.options = options;
        this.random = context.random().saved("evolution");
        this.proposed = new ProposedNetworks(context);
        this.bolder = new WideningVariation(space, proposed, random);
        this.credit = Credit.ofRewards(context);
        this.generations = new Generations(context.events(), options.population());
        this.selector = options.selection().selector(options.tournament());
        this.brood = new OffspringQueue<>(
                space,
                random,
                options.crossover()
                        .<Double>alterer(options.crossoverRate())
                        .andThen(new DecisionMutator<>(options.mutation())),
                options.offspring());
    }

    @Override
    public Optional<Choices> propose() {
        if (proposed.count() < options.initial() || members.isEmpty()) {
            return proposed.anyNew(random);
        }
        return RandomRegistry.with(random, seeded -> bolder.firstNew(() -> brood.next(this::parents)));
    }

    private ISeq<Phenotype<DecisionGene, Double>> parents(int count) {
        return selector.select(members, count, Optimize.MAXIMUM);
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
        OptionalDouble reward = credit.of(observation);
        if (reward.isPresent()) {
            newborn.add(Phenotype.of(
                    DecisionChromosome.genotype(Genome.of(space, observation.choices())),
                    observed,
                    reward.getAsDouble()));
        }
        observed++;
        if (newborn.size() >= options.offspring() || members.length() + newborn.size() <= options.population()) {
            RandomRegistry.using(random, seeded -> renew());
        }
        if (generations.passed() && !members.isEmpty()) {
            generations.tell(living(), new TreeMap<>());
        }
    }

    /** Elites first; who else lives on is selected one by one among the others. */
    private void renew() {
        ISeq<Phenotype<DecisionGene, Double>> pool = members.append(newborn);
        newborn.clear();
        brood.clear();
        if (pool.length() > options.population()) {
            ISeq<Phenotype<DecisionGene, Double>> ranked =
                    new TruncationSelector<DecisionGene, Double>().select(pool, pool.length(), Optimize.MAXIMUM);
            List<Phenotype<DecisionGene, Double>> living =
                    new ArrayList<>(ranked.asList().subList(0, options.elites()));
            List<Phenotype<DecisionGene, Double>> others =
                    new ArrayList<>(ranked.asList().subList(options.elites(), ranked.length()));
            while (living.size() < options.population()) {
                Phenotype<DecisionGene, Double> selected =
                        selector.select(ISeq.of(others), 1, Optimize.MAXIMUM).get(0);
                living.add(selected);
                others.remove(selected);
            }
            pool = ISeq.of(living);
        }
        members = pool;
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("evolution 1", random, proposed, this::save, this::restore));
    }

    private void save(StateOutput to) {
        credit.save(to);
        generations.save(to);
        brood.save(to);
        to.each(members.asList(), member -> save(member, to));
        to.each(newborn, member -> save(member, to));
        to.whole(observed);
    }

    private void restore(StateInput from) {
        credit.restore(from);
        generations.restore(from);
        brood.restore(from);
        members = ISeq.of(from.list(() -> restored(from)));
        newborn.addAll(from.list(() -> restored(from)));
        observed = from.count();
    }

    private static void save(Phenotype<DecisionGene, Double> member, StateOutput to) {
        to.choices(DecisionChromosome.choices(member));
        to.whole(member.generation());
        to.decimal(member.fitness());
    }

    private Phenotype<DecisionGene, Double> restored(StateInput from) {
        return Phenotype.of(
                DecisionChromosome.genotype(Genome.of(space, from.choices())), from.whole(), from.decimal());
    }

    private Generations.Living living() {
        return new Generations.Living(
                members.stream().map(DecisionChromosome::choices).toList(),
                members.stream().map(Phenotype::fitness).toList(),
                members.stream()
                        .map(member -> (int) (observed - 1 - member.generation()))
                        .toList());
    }
}
