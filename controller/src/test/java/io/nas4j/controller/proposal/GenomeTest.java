package io.nas4j.controller.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenomeTest {

    private static DecisionSpace space(String name) {
        return SearchSpaces.get(name, new Input(32, 3), 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {SearchSpaces.MNASNET, SearchSpaces.MICRO, SearchSpaces.PROXYLESS})
    void mutantsAreSequencesOfTheSpaceAndAnotherOne(String name) {
        DecisionSpace space = space(name);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            Genome parent = Genome.of(space, space.sample(random));
            Genome mutant = parent.mutated(space, random);
            assertThat(space.parse(space.describe(mutant.choices()))).isEqualTo(mutant.choices());
            assertThat(mutant).isEqualTo(Genome.of(space, mutant.choices()));
            assertThat(mutant.choices()).isNotEqualTo(parent.choices());
        }
    }

    /** What was not asked before has no choice worth keeping. */
    @Test
    void drawsWhatIsAskedForTheFirstTime() {
        DecisionSpace space = space(SearchSpaces.PROXYLESS);
        SplittableRandom random = new SplittableRandom(2);
        Genome shallow = Genome.of(
                space, new Choices(Collections.nCopies(space.decisions().size(), 0)));
        int decision = 0;
        while (!space.decisions().get(decision).name().endsWith("layers")) {
            decision++;
        }
        int longer = space.decisions().get(decision).choices().size() - 1;
        int changed = 0;
        for (int i = 0; i < 50; i++) {
            Choices deeper = shallow.with(space, decision, longer, random).choices();
            for (int d = 0; d < deeper.size(); d++) {
                boolean moved = deeper.get(d) != shallow.choices().get(d);
                assertThat(moved && shallow.asked(d) && d != decision).isFalse();
                changed += moved && d != decision ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(50);
    }

    /** Each wish that is open holds; equal parents have the same child. */
    @Test
    void keepsWishesThatAreOpen() {
        DecisionSpace space = space(SearchSpaces.MNASNET);
        SplittableRandom random = new SplittableRandom(3);
        Genome genome = Genome.of(space, space.sample(random));
        assertThat(Genome.near(space, genome::wish, random)).isEqualTo(genome);
    }
}
