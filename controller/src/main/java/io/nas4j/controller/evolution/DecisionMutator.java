package io.nas4j.controller.evolution;

import io.jenetics.AltererResult;
import io.jenetics.Chromosome;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
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

    @Override
    protected MutatorResult<Chromosome<DecisionGene>> mutate(
            Chromosome<DecisionGene> chromosome, double p, RandomGenerator random) {
        int asked = 0;
        for (DecisionGene gene : chromosome) {
            asked += gene.asked() ? 1 : 0;
        }
        double each = rate.orElse(MEAN / Math.max(1, asked));
        MSeq<DecisionGene> genes = MSeq.of(chromosome);
        int mutations = 0;
        for (int d = 0; d < genes.length(); d++) {
            if (genes.get(d).asked() && random.nextDouble() < each) {
                genes.set(d, mutate(genes.get(d), random));
                mutations++;
            }
        }
        ISeq<DecisionGene> mutated = genes.toISeq();
        return new MutatorResult<>(mutations == 0 ? chromosome : chromosome.newInstance(mutated), mutations);
    }
}
