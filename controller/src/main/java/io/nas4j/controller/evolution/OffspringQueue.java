package io.nas4j.controller.evolution;

import io.jenetics.Alterer;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Children that wait to be asked for. Parents are selected and altered several at a time, as the library's alterers cross
 * members of a population with each other; when all children are taken there are others, so that there is always one.
 */
final class OffspringQueue<C extends Comparable<? super C>> {

    private final DecisionSpace space;
    private final RandomGenerator random;
    private final Alterer<DecisionGene, C> alterer;
    private final int size;
    private final Deque<Genotype<DecisionGene>> children = new ArrayDeque<>();

    /** @param size parents at a time; two at least, or none is crossed */
    OffspringQueue(DecisionSpace space, RandomGenerator random, Alterer<DecisionGene, C> alterer, int size) {
        this.space = space;
        this.random = random;
        this.alterer = alterer;
        this.size = Math.max(2, size);
    }

    /**
     * The next child.
     *
     * @param parents selects so many
     */
    Genome next(IntFunction<ISeq<Phenotype<DecisionGene, C>>> parents) {
        if (children.isEmpty()) {
            alterer.alter(parents.apply(size), 0).population().forEach(child -> children.add(child.genotype()));
        }
        return DecisionChromosome.genome(children.remove(), space, random);
    }

    void save(StateOutput to) {
        to.each(children, child -> DecisionChromosome.save(child, to));
    }

    void restore(StateInput from) {
        children.clear();
        children.addAll(from.list(() -> DecisionChromosome.restored(from)));
    }

    /** Forgets children whose parents may be gone. */
    void clear() {
        children.clear();
    }
}
