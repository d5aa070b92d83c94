package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A sequence of decisions with the choices that were open at each. A changed sequence is made by walking through the space
 * again, so that it always belongs to the space, also where later decisions depend on the changed one. Constraints are not
 * checked here.
 *
 * @param open the open choices of each decision
 */
public record Genome(Choices choices, List<List<Integer>> open) {

    /** The choice that a decision should have. */
    @FunctionalInterface
    public interface Wish {

        /** A choice, or a negative number for none. */
        int of(int decision);
    }

    public Genome {
        open = List.copyOf(open);
    }

    /** The genome of a sequence of the space. */
    public static Genome of(DecisionSpace space, Choices choices) {
        List<List<Integer>> opened = new ArrayList<>(choices.size());
        space.walk((d, open) -> {
            opened.add(open);
            return choices.get(d);
        });
        return new Genome(choices, opened);
    }

    /** The sequence that follows each wish where its choice is open, and draws an open choice elsewhere. */
    public static Genome near(DecisionSpace space, Wish wish, RandomGenerator random) {
        List<List<Integer>> opened = new ArrayList<>();
        Choices choices = space.walk((d, open) -> {
            opened.add(open);
            if (open.size() == 1) {
                return open.get(0);
            }
            int wished = wish.of(d);
            return wished >= 0 && has(open, wished) ? wished : open.get(random.nextInt(open.size()));
        });
        return new Genome(choices, opened);
    }

    /** Whether a choice is open. Most often all are, and each has its own index. */
    private static boolean has(List<Integer> open, int choice) {
        return (choice < open.size() && open.get(choice) == choice) || open.contains(choice);
    }

    /** Whether there was more than one choice. */
    public boolean asked(int decision) {
        return open.get(decision).size() > 1;
    }

    /** The decisions that were asked. */
    public int[] asked() {
        int count = 0;
        int[] asked = new int[open.size()];
        for (int d = 0; d < asked.length; d++) {
            if (asked(d)) {
                asked[count++] = d;
            }
        }
        return Arrays.copyOf(asked, count);
    }

    /** The choice of a decision that the space asked for; a decision that it did not ask for has no wish. */
    public int wish(int decision) {
        return asked(decision) ? choices.get(decision) : -1;
    }

    /** This sequence with another choice of one decision. The other decisions keep their choices where these are open. */
    public Genome with(DecisionSpace space, int decision, int choice, RandomGenerator random) {
        return near(space, d -> d == decision ? choice : wish(d), random);
    }

    /** A neighbour: one random decision gets another random choice. */
    public Genome mutated(DecisionSpace space, RandomGenerator random) {
        int[] asked = asked();
        if (asked.length == 0) {
            return this;
        }
        int decision = asked[random.nextInt(asked.length)];
        return with(space, decision, other(decision, random), random);
    }

    /** Another open choice of a decision. */
    private int other(int decision, RandomGenerator random) {
        List<Integer> choicesOpen = open.get(decision);
        int drawn = random.nextInt(choicesOpen.size() - 1);
        return choicesOpen.get(drawn < choicesOpen.indexOf(choices.get(decision)) ? drawn : drawn + 1);
    }
}
