package io.nas4j.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmStartedStrategyTest {

    private final DecisionSpace space =
            SearchSpaces.definition("nas-bench-macro").space();
    private final List<Choices> all = space.sequences().limit(200).toList();
    private final List<Choices> told = new ArrayList<>();

    @Test
    void proposesWhatIsGivenAndThenWhatTheOtherProposes() {
        try (SearchStrategy strategy = new WarmStartedStrategy(space, all.subList(3, 5), other(all.subList(10, 12)))) {
            assertThat(drain(strategy)).containsExactly(all.get(3), all.get(4), all.get(10), all.get(11));
        }
    }

    @Test
    void passesOverWhatTheOtherProposesAgain() {
        try (SearchStrategy strategy = new WarmStartedStrategy(space, all.subList(3, 5), other(all.subList(2, 6)))) {
            assertThat(drain(strategy)).containsExactly(all.get(3), all.get(4), all.get(2), all.get(5));
        }
    }

    /** A strategy that repeats networks may propose a given one for ever. */
    @Test
    void letsAStrategyRepeatWhatIsGiven() {
        List<Choices> same = List.of(all.get(3), all.get(3), all.get(3));
        try (SearchStrategy strategy = new WarmStartedStrategy(space, all.subList(3, 4), other(same))) {
            assertThat(drain(strategy)).containsExactly(all.get(3), all.get(3), all.get(3));
        }
    }

    @Test
    void tellsTheOtherAllResults() {
        try (SearchStrategy strategy = new WarmStartedStrategy(space, all.subList(3, 4), other(List.of()))) {
            strategy.observe(Observation.complete(all.get(3), 0.5, 0.5));
            assertThat(told).containsExactly(all.get(3));
        }
    }

    private static List<Choices> drain(SearchStrategy strategy) {
        List<Choices> proposals = new ArrayList<>();
        Optional<Choices> proposal = strategy.propose();
        while (proposal.isPresent()) {
            proposals.add(proposal.get());
            proposal = strategy.propose();
        }
        return proposals;
    }

    private SearchStrategy other(List<Choices> proposals) {
        Iterator<Choices> left = proposals.iterator();
        return new SearchStrategy() {
            @Override
            public Optional<Choices> propose() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void observe(Observation observation) {
                told.add(observation.choices());
            }
        };
    }
}
