package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A study that goes on from a kept state, beside one that was never interrupted. */
final class StateContract {

    private static final Objective OBJECTIVE = new Objective(Objective.Form.SOFT, 1e6, -0.07);

    private StateContract() {}

    /** What a study did. */
    private record Run(List<Choices> proposed, List<StrategyEvent> events) {}

    /** What was kept. */
    private record Kept(byte[] state, List<Choices> known, int events) {}

    /** Goes on from states that were kept after each of those numbers of trials, and compares all that follows. */
    static void check(String strategy, SearchSpace space, int lag, int trials, int... kept) {
        Run whole = run(strategy, space, lag, trials, List.of(), new Kept[1], OptionalInt.empty());
        for (int at : kept) {
            Kept[] state = new Kept[1];
            run(strategy, space, lag, Math.min(at + 1, trials), List.of(), state, OptionalInt.of(at));
            Run resumed = run(strategy, space, lag, trials, List.of(state[0]), new Kept[1], OptionalInt.empty());
            assertThat(resumed.proposed).as("%s after %d", strategy, at).isEqualTo(whole.proposed);
            assertThat(resumed.events)
                    .as("%s after %d", strategy, at)
                    .isEqualTo(whole.events.subList(state[0].events, whole.events.size()));
            refusesWhatIsCutShort(strategy, space, state[0]);
        }
    }

    private static void refusesWhatIsCutShort(String strategy, SearchSpace space, Kept kept) {
        byte[] cut = Arrays.copyOf(kept.state, kept.state.length - 1);
        try (SearchStrategy other = Strategies.create(strategy, context(space, new ArrayList<>()))) {
            assertThatThrownBy(() -> other.state().orElseThrow().restore(new StateInput(cut), kept.known))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static StrategyContext context(SearchSpace space, List<StrategyEvent> events) {
        return new StrategyContext(space, OBJECTIVE, new RandomStreams(11), events::add);
    }

    private static Run run(
            String name, SearchSpace space, int lag, int trials, List<Kept> from, Kept[] to, OptionalInt keepAt) {
        List<StrategyEvent> events = new ArrayList<>();
        List<Choices> proposed = new ArrayList<>();
        try (SearchStrategy strategy = Strategies.create(name, context(space, events))) {
            for (Kept kept : from) {
                proposed.addAll(kept.known);
                StateInput input = new StateInput(kept.state);
                strategy.state().orElseThrow().restore(input, kept.known);
                assertThat(input.ended()).isTrue();
            }
            while (proposed.size() < trials) {
                int number = proposed.size();
                if (keepAt.isPresent() && keepAt.getAsInt() == number) {
                    StateOutput output = new StateOutput();
                    strategy.state().orElseThrow().save(output);
                    to[0] = new Kept(output.bytes(), List.copyOf(proposed), events.size());
                }
                if (number >= lag) {
                    strategy.observe(result(proposed.get(number - lag), number - lag));
                }
                Optional<Choices> next = strategy.propose();
                if (next.isEmpty()) {
                    break;
                }
                proposed.add(next.get());
            }
        }
        return new Run(proposed, events);
    }

    private static Observation result(Choices choices, int number) {
        if (number % 9 == 8) {
            return Observation.failed(choices, FailureCause.values()[number / 9 % FailureCause.values().length]);
        }
        double accuracy = 0.1 + Math.floorMod(choices.hashCode(), 1000) / 2000.0;
        return Observation.complete(choices, accuracy, accuracy / 2);
    }
}
