package io.nas4j.controller.forest;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a tree sees of a network, as numbers: for each decision a place for each choice (1 where it was taken), for each ordered
 * decision its choice's place in that order (from 1), and the logarithms of what the network costs. All of a decision that was not
 * asked is 0. Immutable.
 */
final class Traits {

    private final DecisionSpace space;
    private final Function<Choices, double[]> costs;
    private final int[] sizes;
    private final int[] firstChoice;
    private final int[][] orders;
    private final int[] orderAt;
    private final int firstCost;
    private final int count;

    /**
     * @param costs logarithms of what the network of a sequence costs, always as many
     * @param costCount how many
     */
    Traits(DecisionSpace space, Function<Choices, double[]> costs, int costCount) {
        this.space = space;
        this.costs = costs;
        List<Decision> decisions = space.decisions();
        this.sizes = decisions.stream().mapToInt(d -> d.choices().size()).toArray();
        this.firstChoice = new int[sizes.length];
        this.orderAt = new int[sizes.length];
        this.orders = decisions.stream().map(Traits::order).toArray(int[][]::new);
        int next = 0;
        for (int d = 0; d < sizes.length; d++) {
            firstChoice[d] = next;
            next += sizes[d];
            orderAt[d] = next;
            next += orders[d].length > 0 ? 1 : 0;
        }
        this.firstCost = next;
        this.count = next + costCount;
    }

    /** For each choice its place in the order, from 1; empty without an order. */
    private static int[] order(Decision decision) {
        List<Integer> sorted = new ArrayList<>(
                IntStream.range(0, decision.values().size()).boxed().toList());
        sorted.sort(Comparator.comparing(decision.values()::get));
        int[] order = new int[sorted.size()];
        for (int i = 0; i < order.length; i++) {
            order[sorted.get(i)] = i + 1;
        }
        return order;
    }

    /** How many numbers there are. */
    int count() {
        return count;
    }

    /** The numbers of a network. */
    double[] of(Choices choices) {
        double[] traits = new double[count];
        space.walk((d, open) -> {
            int choice = choices.get(d);
            if (open.size() > 1) {
                traits[firstChoice[d] + choice] = 1;
                if (orders[d].length > 0) {
                    traits[orderAt[d]] = orders[d][choice];
                }
            }
            return choice;
        });
        double[] logarithms = costs.apply(choices);
        System.arraycopy(logarithms, 0, traits, firstCost, logarithms.length);
        return traits;
    }
}
