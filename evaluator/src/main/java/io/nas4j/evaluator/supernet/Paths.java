package io.nas4j.evaluator.supernet;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the paths that one update of shared weights trains. */
public final class Paths {

    private static final int DRAWN_IN_A_SANDWICH = 2;

    private final SearchSpace space;
    private final Sampling sampling;

    public Paths(SearchSpace space, Sampling sampling) {
        this.space = space;
        this.sampling = sampling;
    }

    /** The paths of the next update; of {@link Sampling#SANDWICH} the largest comes first. */
    public List<Choices> next(RandomGenerator random) {
        return switch (sampling) {
            case SINGLE -> List.of(space.sample(random));
            case FAIR -> fair(random);
            case SANDWICH -> sandwich(random);
        };
    }

    private List<Choices> fair(RandomGenerator random) {
        List<int[]> orders = new ArrayList<>();
        int count = 1;
        for (Decision decision : space.decisions()) {
            int choices = decision.choices().size();
            orders.add(permutation(choices, random));
            count = Math.max(count, choices);
        }
        List<Choices> paths = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            int path = p;
            paths.add(space.walk((d, open) -> inOrder(orders.get(d), path, open)));
        }
        return paths;
    }

    /** The choice whose turn it is, or the next one that is open. */
    private static int inOrder(int[] order, int path, List<Integer> open) {
        int at = path % order.length;
        while (!open.contains(order[at])) {
            at = (at + 1) % order.length;
        }
        return order[at];
    }

    private static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private List<Choices> sandwich(RandomGenerator random) {
        List<Choices> paths = new ArrayList<>(List.of(end(true), end(false)));
        for (int i = 0; i < DRAWN_IN_A_SANDWICH; i++) {
            paths.add(space.sample(random));
        }
        return paths;
    }

    /** Each decision at its largest or smallest value; without an order, at its last or first choice. */
    private Choices end(boolean largest) {
        return space.walk((d, open) -> {
            Decision decision = space.decisions().get(d);
            if (!decision.ordered()) {
                return open.get(largest ? open.size() - 1 : 0);
            }
            return Collections.max(
                    open,
                    (a, b) -> (largest ? 1 : -1)
                            * Double.compare(
                                    decision.values().get(a), decision.values().get(b)));
        });
    }
}
