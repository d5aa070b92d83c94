package io.nas4j.controller.evolution;

import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.Generations;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.controller.proposal.WideningVariation;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * NSGA-II (Deb et al. 2002) with the selectors of Jenetics: a population that spreads along the front of accuracy against a
 * cost, or against what trainings measure. It looks at accuracies, not at rewards, which weigh the two once for all. A trial that failed is no member: it ranks
 * below all.
 */
public final class Nsga2Strategy implements SearchStrategy {

    private final DecisionSpace space;
    private final Nsga2Options options;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final WideningVariation bolder;
    private final Generations generations;
    private final Selector<DecisionGene, Vec<double[]>> mating = UFTournamentSelector.ofVec();
    private final Selector<DecisionGene, Vec<double[]>> survival = NSGA2Selector.ofVec();
    private final OffspringQueue<Vec<double[]>> brood;
    private ISeq<Phenotype<DecisionGene, Vec<double[]>>> members = ISeq.empty();
    private final List<Phenotype<DecisionGene, Vec<double[]>>> newborn = new ArrayList<>();
    private int observed;

    public Nsga2Strategy(StrategyContext context, Nsga2Options options) {
        this.space = context.space();
        this.options = options;
        this.random = context.random().saved("nsga2");
        this.proposed = new ProposedNetworks(context);
        this.bolder = new WideningVariation(space, proposed, random);
        this.generations = new Generations(context.events(), options.population());
        this.brood = new OffspringQueue<>(
                space,
                random,
                options.crossover()
                        .<Vec<double[]>>alterer(options.crossoverRate())
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

    /** The library's tournament needs two. */
    private ISeq<Phenotype<DecisionGene, Vec<double[]>>> parents(int count) {
        return members.length() == 1
                ? ISeq.of(() -> members.get(0), count)
                : mating.select(members, count, Optimize.MAXIMUM);
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
        OptionalDouble cost = cost(observation);
        if (observation.state() != TrialState.FAILED
                && cost.isPresent()
                && Double.isFinite(observation.accuracy().orElse(Double.NaN))) {
            newborn.add(Phenotype.of(
                    DecisionChromosome.genotype(Genome.of(space, observation.choices())),
                    observed,
                    Vec.of(observation.accuracy().getAsDouble(), -cost.getAsDouble())));
        }
        observed++;
        if (newborn.size() >= options.offspring() || members.length() + newborn.size() <= options.population()) {
            renew();
        }
        if (generations.passed() && !members.isEmpty()) {
            generations.tell(
                    new Generations.Living(
                            members.stream().map(DecisionChromosome::choices).toList(),
                            members.stream().map(Nsga2Strategy::accuracy).toList(),
                            members.stream()
                                    .map(member -> (int) (observed - 1 - member.generation()))
                                    .toList()),
                    new TreeMap<>(Map.of("front", (double) frontSize())));
        }
    }

    /** Known beforehand, or measured, if it was: a trial that was pruned may have ended too early. */
    private OptionalDouble cost(Observation observation) {
        return options.objective().isPresent()
                ? observation.objectives().find(options.objective().get())
                : OptionalDouble.of(space.cost(options.cost(), observation.choices()));
    }

    private void renew() {
        ISeq<Phenotype<DecisionGene, Vec<double[]>>> pool = members.append(newborn);
        newborn.clear();
        brood.clear();
        members = pool.length() > options.population()
                ? survival.select(pool, options.population(), Optimize.MAXIMUM)
                : pool;
    }

    private static double accuracy(Phenotype<DecisionGene, Vec<double[]>> member) {
        return member.fitness().data()[0];
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("nsga2 1", random, proposed, this::save, this::restore));
    }

    private void save(StateOutput to) {
        generations.save(to);
        brood.save(to);
        to.each(members.asList(), member -> save(member, to));
        to.each(newborn, member -> save(member, to));
        to.whole(observed);
    }

    private void restore(StateInput from) {
        generations.restore(from);
        brood.restore(from);
        members = ISeq.of(from.list(() -> restored(from)));
        newborn.addAll(from.list(() -> restored(from)));
        observed = from.count();
    }

    private static void save(Phenotype<DecisionGene, Vec<double[]>> member, StateOutput to) {
        to.choices(DecisionChromosome.choices(member));
        to.whole(member.generation());
        to.decimal(member.fitness().data()[0]);
        to.decimal(member.fitness().data()[1]);
    }

    private Phenotype<DecisionGene, Vec<double[]>> restored(StateInput from) {
        return Phenotype.of(
                DecisionChromosome.genotype(Genome.of(space, from.choices())),
                from.whole(),
                Vec.of(from.decimal(), from.decimal()));
    }

    private int frontSize() {
        return ParetoFront.of(
                        members.asList(),
                        Nsga2Strategy::accuracy,
                        member -> -member.fitness().data()[1])
                .points()
                .size();
    }
}
