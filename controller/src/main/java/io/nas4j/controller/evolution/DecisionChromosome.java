package io.nas4j.controller.evolution;

import io.jenetics.Chromosome;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/** The decisions of a network in their order, a gene each. Alone in its genotype. */
record DecisionChromosome(ISeq<DecisionGene> genes) implements Chromosome<DecisionGene> {

    static Genotype<DecisionGene> genotype(Genome genome) {
        MSeq<DecisionGene> genes = MSeq.ofLength(genome.open().size());
        for (int d = 0; d < genes.length(); d++) {
            genes.set(d, new DecisionGene(genome.choices().get(d), genome.open().get(d)));
        }
        return Genotype.of(new DecisionChromosome(genes.toISeq()));
    }

    /** The sequence that a genotype comes to: where a gene's choice is not open, or the gene was not asked, it is drawn. */
    static Genome genome(Genotype<DecisionGene> genotype, DecisionSpace space, RandomGenerator random) {
        Chromosome<DecisionGene> genes = genotype.chromosome();
        return Genome.near(space, d -> genes.get(d).asked() ? genes.get(d).allele() : -1, random);
    }

    static void save(Genotype<DecisionGene> genotype, StateOutput to) {
        to.each(genotype.chromosome().stream().toList(), gene -> {
            to.whole(gene.allele());
            to.each(gene.open(), choice -> to.whole(choice));
        });
    }

    static Genotype<DecisionGene> restored(StateInput from) {
        List<DecisionGene> genes = from.list(() -> new DecisionGene(from.count(), from.list(from::count)));
        return Genotype.of(new DecisionChromosome(ISeq.of(genes)));
    }

    /** The choices of a member of a population. */
    static Choices choices(Phenotype<DecisionGene, ?> member) {
        return new Choices(member.genotype().chromosome().stream()
                .map(DecisionGene::allele)
                .toList());
    }

    @Override
    public DecisionGene get(int decision) {
        return genes.get(decision);
    }

    @Override
    public int length() {
        return genes.length();
    }

    @Override
    public Chromosome<DecisionGene> newInstance(ISeq<DecisionGene> other) {
        return new DecisionChromosome(other);
    }

    /** Every gene drawn anew. */
    @Override
    public Chromosome<DecisionGene> newInstance() {
        return new DecisionChromosome(genes.map(DecisionGene::newInstance));
    }
}
