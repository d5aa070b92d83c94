package io.nas4j.controller.evolution;

import io.jenetics.Gene;
import io.jenetics.util.RandomRegistry;
import java.util.List;

/**
 * One decision as a gene.
 *
 * @param allele the choice
 * @param open what was open; a gene with a single open choice was not asked and says nothing
 */
record DecisionGene(Integer allele, List<Integer> open) implements Gene<Integer, DecisionGene> {

    boolean asked() {
        return open.size() > 1;
    }

    /** Another open choice, where there is one. */
    @Override
    public DecisionGene newInstance() {
        if (!asked()) {
            return this;
        }
        int drawn = RandomRegistry.random().nextInt(open.size() - 1);
        return newInstance(open.get(drawn < open.indexOf(allele) ? drawn : drawn + 1));
    }

    @Override
    public DecisionGene newInstance(Integer value) {
        return new DecisionGene(value, open);
    }

    @Override
    public boolean isValid() {
        return open.contains(allele);
    }
}
