package io.nas4j.controller.local;

import io.nas4j.controller.proposal.Credit;
import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Local search (White et al. 2021): from a random start to a better neighbour, which differs in one decision, and on until
 * none is better; then from another start. With several workers neighbours may be exhausted while some are still trained:
 * then starts are drawn in advance, and the best of them is taken if none of those neighbours is better. Networks that it is
 * told of without having proposed them are starts too.
 */
public final class LocalSearchStrategy implements SearchStrategy {

    private final DecisionSpace space;
    private final LocalSearchOptions options;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final Credit credit;
    /** Proposed and not observed. */
    private final Deque<Proposal> waiting = new ArrayDeque<>();

    private int waitingNeighbours;
    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable Place here;
    private @Nullable Place betterNeighbour;
    private @Nullable Place start;
    private int starts;

    private record Place(Genome genome, double reward) {}

    /** @param neighbour whether it is one, not a start */
    private record Proposal(Choices choices, boolean neighbour) {}

    private record Step(int decision, int choice) {}

    public LocalSearchStrategy(StrategyContext context, LocalSearchOptions options) {
        this.space = context.space();
        this.options = options;
        this.random = context.random().saved("local-search");
        this.proposed = new ProposedNetworks(context);
        this.credit = Credit.ofRewards(context);
    }

    @Override
    public Optional<Choices> propose() {
        do {
            while (here != null && !steps.isEmpty()) {
                Step step = steps.remove();
                Choices neighbour = here.genome
                        .with(space, step.decision, step.choice, random)
                        .choices();
                if (proposed.add(neighbour)) {
                    waiting.add(new Proposal(neighbour, true));
                    waitingNeighbours++;
                    return Optional.of(neighbour);
                }
            }
            moveOn();
        } while (!steps.isEmpty());
        Optional<Choices> drawn = proposed.anyNew(random);
        drawn.ifPresent(choices -> waiting.add(new Proposal(choices, false)));
        return drawn;
    }

    @Override
    public void observe(Observation observation) {
        if (waiting.isEmpty() || !waiting.element().choices.equals(observation.choices())) {
            told(observation);
            return;
        }
        boolean neighbour = waiting.remove().neighbour;
        waitingNeighbours -= neighbour ? 1 : 0;
        OptionalDouble reward = credit.of(observation);
        if (reward.isPresent()) {
            Place place = new Place(Genome.of(space, observation.choices()), reward.getAsDouble());
            if (neighbour) {
                if (beats(place, betterNeighbour == null ? here : betterNeighbour)) {
                    betterNeighbour = place;
                    if (options.firstImprovement()) {
                        move(place);
                    }
                }
            } else {
                start = beats(place, start) ? place : start;
                starts++;
            }
        }
        moveOn();
    }

    /** What it did not propose is a start, and no other is drawn before the best of those is begun from. */
    private void told(Observation observation) {
        proposed.know(observation.choices());
        OptionalDouble reward = credit.of(observation);
        if (reward.isPresent()) {
            Place place = new Place(Genome.of(space, observation.choices()), reward.getAsDouble());
            start = beats(place, start) ? place : start;
            starts = Math.max(starts, options.starts());
        }
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("local-search 1", random, proposed, this::save, this::restore));
    }

    private void save(StateOutput to) {
        credit.save(to);
        to.each(waiting, proposal -> {
            to.choices(proposal.choices);
            to.flag(proposal.neighbour);
        });
        to.whole(waitingNeighbours);
        to.each(steps, step -> {
            to.whole(step.decision);
            to.whole(step.choice);
        });
        save(here, to);
        save(betterNeighbour, to);
        save(start, to);
        to.whole(starts);
    }

    private static void save(@Nullable Place place, StateOutput to) {
        to.flag(place != null);
        if (place != null) {
            to.choices(place.genome.choices());
            to.decimal(place.reward);
        }
    }

    private void restore(StateInput from) {
        credit.restore(from);
        waiting.addAll(from.list(() -> new Proposal(from.choices(), from.flag())));
        waitingNeighbours = from.count();
        steps.addAll(from.list(() -> new Step(from.count(), from.count())));
        here = place(from);
        betterNeighbour = place(from);
        start = place(from);
        starts = from.count();
    }

    private @Nullable Place place(StateInput from) {
        return from.flag() ? new Place(Genome.of(space, from.choices()), from.decimal()) : null;
    }

    private static boolean beats(Place place, @Nullable Place other) {
        return other == null || place.reward > other.reward;
    }

    /** Where all neighbours are known: to the best of them, or to a start where none was better. */
    private void moveOn() {
        if (!steps.isEmpty() || waitingNeighbours > 0) {
            return;
        }
        if (betterNeighbour != null) {
            move(betterNeighbour);
        } else if (start != null && starts >= options.starts()) {
            move(start);
            start = null;
            starts = 0;
        }
    }

    private void move(Place to) {
        here = to;
        betterNeighbour = null;
        List<Step> all = new ArrayList<>();
        for (int decision : to.genome.asked()) {
            for (int choice : to.genome.open().get(decision)) {
                if (choice != to.genome.choices().get(decision)) {
                    all.add(new Step(decision, choice));
                }
            }
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        steps.clear();
        steps.addAll(all);
    }
}
