package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws sequences of a space, new ones and from others. */
final class Draws {

    /** So many draws that break a constraint, and the constraints count as too tight; about a second. */
    static final int TRIES = 20_000;

    /** So many, and it is worth finding out whether any network can keep to them. */
    private static final int BEFORE_PROOF = 100;

    private Draws() {}

    /**
     * The first drawn sequence that keeps to the constraints.
     *
     * @throws InvalidInputException after {@link #TRIES}, with the smallest values seen and how to relax
     */
    static Choices permitted(SearchSpace space, Supplier<Choices> source) {
        List<Constraint> constraints = space.constraints();
        if (constraints.isEmpty()) {
            return source.get();
        }
        long[] smallest = new long[constraints.size()];
        Arrays.fill(smallest, Long.MAX_VALUE);
        int tried = 0;
        for (; tried < TRIES; tried++) {
            if (tried == BEFORE_PROOF && constraints.stream().anyMatch(c -> impossible(space, c))) {
                break;
            }
            Choices choices = source.get();
            Architecture architecture = space.build(choices);
            boolean permitted = true;
            for (int c = 0; c < smallest.length; c++) {
                long value = constraints.get(c).metric().of(architecture);
                smallest[c] = Math.min(smallest[c], value);
                permitted &= value <= constraints.get(c).limit();
            }
            if (permitted) {
                return choices;
            }
        }
        throw new InvalidInputException("none of " + tried + " networks drawn from space " + space.name()
                + " keeps to its constraints: "
                + IntStream.range(0, smallest.length)
                        .mapToObj(c -> constraints.get(c).text() + " (smallest drawn " + smallest[c]
                                + least(space, constraints.get(c).metric()) + ")")
                        .collect(Collectors.joining(", "))
                + "; raise a limit, or take a space with fewer or smaller choices of layers, filters and operators");
    }

    /** A limit below the least of the space needs no further draws. */
    private static boolean impossible(SearchSpace space, Constraint constraint) {
        return space.extremes(constraint.metric())
                .map(extremes -> constraint.metric().of(space.build(extremes.least())) > constraint.limit())
                .orElse(false);
    }

    private static String least(SearchSpace space, Metric metric) {
        return space.extremes(metric)
                .map(extremes -> ", least of the space " + metric.of(space.build(extremes.least())))
                .orElse("");
    }

    /** Every decision drawn uniformly from its open choices. */
    static Choices each(SearchSpace space, RandomGenerator random) {
        List<Integer> indices = new ArrayList<>(space.decisions().size());
        for (int d = 0; d < space.decisions().size(); d++) {
            indices.add(drawn(space.open(new Choices(indices)), random));
        }
        return new Choices(indices);
    }

    private static int drawn(List<Integer> open, RandomGenerator random) {
        return open.get(open.size() == 1 ? 0 : random.nextInt(open.size()));
    }

    /** One decision that was asked has another choice. */
    static Choices changed(SearchSpace space, Choices parent, RandomGenerator random) {
        List<Integer> asked = IntStream.range(0, parent.size())
                .filter(d -> asked(space, parent, d))
                .boxed()
                .toList();
        int changed = drawn(asked, random);
        Choices before = parent.first(changed);
        List<Integer> others = space.open(before).stream()
                .filter(choice -> choice != parent.get(changed))
                .toList();
        return inherited(space, before.then(drawn(others, random)), List.of(parent), random);
    }

    /** Each decision has the choice of a parent. */
    static Choices mixed(SearchSpace space, Choices mother, Choices father, RandomGenerator random) {
        return inherited(space, Choices.NONE, List.of(mother, father), random);
    }

    private static Choices inherited(SearchSpace space, Choices begun, List<Choices> parents, RandomGenerator random) {
        Choices choices = begun;
        while (choices.size() < space.decisions().size()) {
            List<Integer> open = space.open(choices);
            int decision = choices.size();
            int first = open.size() == 1 || parents.size() == 1 ? 0 : random.nextInt(parents.size());
            Optional<Integer> kept = open.size() == 1
                    ? Optional.of(open.get(0))
                    : IntStream.range(0, parents.size())
                            .mapToObj(p -> parents.get((first + p) % parents.size()))
                            .filter(parent -> asked(space, parent, decision) && open.contains(parent.get(decision)))
                            .map(parent -> parent.get(decision))
                            .findFirst();
            choices = choices.then(kept.orElseGet(() -> drawn(open, random)));
        }
        return choices;
    }

    private static boolean asked(SearchSpace space, Choices choices, int decision) {
        return space.open(choices.first(decision)).size() > 1;
    }
}
