package io.nas4j.controller.evolution;

import io.jenetics.AltererResult;
import io.jenetics.Chromosome;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.Phenotype;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Gives each decision that was asked another choice with equal chances, in all members. The library's own mutator spreads
 * the same chance over members, chromosomes and genes: few members change, and those in many genes.
 */
final class DecisionMutator<C extends Comparable<? super C>> extends Mutator<DecisionGene, C> {

    /** Decisions that change in a member, on the average, where no rate is set. */
    private static final double MEAN = 0.25;

    private final OptionalDouble rate;

    /** @param rate for one decision; empty for a quarter over the number that were asked */
    DecisionMutator(OptionalDouble rate) {
        super(rate.orElse(1));
        this.rate = rate;
    }

    @Override
    public AltererResult<DecisionGene, C> alter(Seq<Phenotype<DecisionGene, C>> population, long generation) {
        RandomGenerator random = RandomRegistry.random();
        MSeq<Phenotype<DecisionGene, C>> altered = MSeq.ofLength(population.length());
        int mutations = 0;
        for (int i = 0; i < altered.length(); i++) {
            MutatorResult<Phenotype<DecisionGene, C>> result = mutate(population.get(i), generation, 1, random);
            altered.set(i, result.result());
            mutations += result.mutations();
        }
        return new AltererResult<>(altered.toISeq(), mutations);
    }

    /** The member itself where nothing changed. */
    @Override
    protected MutatorResult<Phenotype<DecisionGene, C>> mutate(
            Phenotype<DecisionGene, C> phenotype, long generation, double p, RandomGenerator random) {
        MutatorResult<Chromosome<DecisionGene>> mutated =
                mutate(phenotype.genotype().chromosome(), p, random);
        return mutated.mutations() == 0
                ? new MutatorResult<>(phenotype, 0)
                : new MutatorResult<>(Phenotype.of(Genotype.of(mutated.result()), generation), mutated.mutations());
    }

    @Override
    protected MutatorResult<Chromosome<DecisionGene>> mutate(
            Chromosome<DecisionGene> chromosome, double p, RandomGenerator random) {
        int asked = 0;
        for (int d = 0; d < chromosome.length(); d++) {
            asked += chromosome.get(d).asked() ? 1 : 0;
        }
        double each = rate.orElse(MEAN / Math.max(1, asked));
        Chromosome<DecisionGene> mutated = chromosome;
        int mutations = 0;
        for (int d = 0; d < chromosome.length(); d++) {
            if (chromosome.get(d).asked() && random.nextDouble() < each) {
                MSeq<DecisionGene> genes = MSeq.of(mutated);
                genes.set(d, mutate(chromosome.get(d), random));
                mutated = chromosome.newInstance(genes.toISeq());
                mutations++;
            }
        }
        return new MutatorResult<>(mutated, mutations);
    }
}
