package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A sequence of decisions with what was open at each, from which others are made by walking through the space again. So
 * every one of them is a sequence of the space, whatever depends on what was changed. Constraints are left aside.
 *
 * @param open the choices that were open, decision by decision
 */
public record Genome(Choices choices, List<List<Integer>> open) {

    /** What one decision was meant to be. */
    @FunctionalInterface
    public interface Wish {

        /** A choice, or a negative number for none. */
        int of(int decision);
    }

    public Genome {
        open = List.copyOf(open);
    }

    /** What a sequence of the space is made of. */
    public static Genome of(DecisionSpace space, Choices choices) {
        List<List<Integer>> opened = new ArrayList<>(choices.size());
        space.walk((d, open) -> {
            opened.add(open);
            return choices.get(d);
        });
        return new Genome(choices, opened);
    }

    /** The sequence in which every wish holds that is open; other decisions are drawn from what is open. */
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

    /** Whether a choice is open. Mostly all are, and each stands at its own index. */
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

    /** A choice of a decision that was asked, as far as it was; what was not asked wishes for nothing. */
    public int wish(int decision) {
        return asked(decision) ? choices.get(decision) : -1;
    }

    /** This sequence with another choice of one decision. The others keep theirs where they can. */
    public Genome with(DecisionSpace space, int decision, int choice, RandomGenerator random) {
        return near(space, d -> d == decision ? choice : wish(d), random);
    }

    /** A neighbour: one decision that was asked, drawn, has another choice, drawn. */
    public Genome mutated(DecisionSpace space, RandomGenerator random) {
        int[] asked = asked();
        if (asked.length == 0) {
            return this;
        }
        int decision = asked[random.nextInt(asked.length)];
        return with(space, decision, other(decision, random), random);
    }

    /** Another open choice of a decision that was asked. */
    private int other(int decision, RandomGenerator random) {
        List<Integer> choicesOpen = open.get(decision);
        int drawn = random.nextInt(choicesOpen.size() - 1);
        return choicesOpen.get(drawn < choicesOpen.indexOf(choices.get(decision)) ? drawn : drawn + 1);
    }
}
