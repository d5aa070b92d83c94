package io.nas4j.controller.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenetics.AltererResult;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecisionMutatorTest {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.MNASNET, new Input(32, 3), 10);
    private final Genome genome = Genome.of(space, space.sample(new SplittableRandom(1)));
    private final ISeq<Phenotype<DecisionGene, Double>> one =
            ISeq.of(Phenotype.of(DecisionChromosome.genotype(genome), 0, 0.5));

    private AltererResult<DecisionGene, Double> mutated(double rate, long seed) {
        return RandomRegistry.with(
                new SplittableRandom(seed),
                random -> new DecisionMutator<Double>(OptionalDouble.of(rate)).alter(one, 1));
    }

    /** Means of 2,000 members; the deviation of each is below 0.15. */
    @Test
    void changesDecisionsThatWereAskedAtItsRate() {
        int mutations = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            AltererResult<DecisionGene, Double> result = mutated(0.1, seed);
            int changed = 0;
            for (int d = 0; d < genome.open().size(); d++) {
                DecisionGene gene =
                        result.population().get(0).genotype().chromosome().get(d);
                boolean other = gene.allele() != genome.choices().get(d);
                assertThat(other && !genome.asked(d)).isFalse();
                assertThat(gene.isValid()).isTrue();
                changed += other ? 1 : 0;
            }
            assertThat(result.alterations()).isEqualTo(changed);
            mutations += changed;
        }
        assertThat(mutations / 2_000.0).isCloseTo(0.1 * genome.asked().length, within(0.15));
    }

    @Test
    void changesEveryDecisionOrNone() {
        assertThat(mutated(1, 1).alterations()).isEqualTo(genome.asked().length);
        AltererResult<DecisionGene, Double> none = mutated(0, 1);
        assertThat(none.alterations()).isZero();
        assertThat(none.population()).isEqualTo(one);
    }
}
