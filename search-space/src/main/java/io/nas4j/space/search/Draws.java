package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws sequences of a space, new ones and from others. */
public final class Draws {

    /** So many draws that break a constraint, and the constraints count as too tight; about a second. */
    static final int TRIES = 20_000;

    /** So many draws near a sequence that break a constraint, and its surroundings are given up. */
    private static final int NEAR_TRIES = 500;

    /** So many, and it is worth finding out whether any network can keep to them. */
    private static final int BEFORE_PROOF = 100;

    /** So many draws for each network that is wanted: a small space may have fewer different ones. */
    private static final int DRAWS_EACH = 20;

    private Draws() {}

    /**
     * Random sequences of different networks, in the order in which they were drawn.
     *
     * @param count how many; a small space may give fewer
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    public static List<Choices> different(DecisionSpace space, int count, RandomGenerator random) {
        Map<String, Choices> different = new LinkedHashMap<>();
        for (int draw = 0; draw < DRAWS_EACH * count && different.size() < count; draw++) {
            Choices choices = space.sample(random);
            different.putIfAbsent(space.identity(choices), choices);
        }
        return List.copyOf(different.values());
    }

    /**
     * The first drawn sequence that keeps to the constraints.
     *
     * @throws InvalidInputException after {@link #TRIES}, with the smallest values seen and how to relax
     */
    public static Choices permitted(SearchSpace space, Supplier<Choices> source) {
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
                long value = space.cost(constraints.get(c).metric(), architecture);
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
                        .mapToObj(c -> constraints.get(c).text() + " (smallest drawn "
                                + constraints.get(c).metric().shown(smallest[c])
                                + least(space, constraints.get(c).metric()) + ")")
                        .collect(Collectors.joining(", "))
                + "; raise a limit, or take a space with fewer or smaller choices of layers, filters and operators");
    }

    /** A limit below the least of the space needs no further draws. */
    private static boolean impossible(SearchSpace space, Constraint constraint) {
        return space.extremes(constraint.metric())
                .map(extremes -> space.cost(constraint.metric(), extremes.least()) > constraint.limit())
                .orElse(false);
    }

    private static String least(SearchSpace space, Metric metric) {
        return space.extremes(metric)
                .map(extremes -> ", least of the space " + space.cost(metric, extremes.least()))
                .orElse("");
    }

    /** What {@link DecisionSpace#mutate} says, drawn with this space's own constraints. */
    public static Choices neighbour(DecisionSpace space, Choices parent, RandomGenerator random) {
        return near(space, () -> changed(space, parent, random), random);
    }

    /** What {@link DecisionSpace#crossover} says, drawn with this space's own constraints. */
    public static Choices child(DecisionSpace space, Choices mother, Choices father, RandomGenerator random) {
        return near(space, () -> mixed(space, mother, father, random), random);
    }

    /** The first of the sequences near others that keeps to the constraints, else a sample. */
    private static Choices near(DecisionSpace space, Supplier<Choices> source, RandomGenerator random) {
        for (int i = 0; i < NEAR_TRIES; i++) {
            Choices choices = source.get();
            if (space.permits(choices)) {
                return choices;
            }
        }
        return space.sample(random);
    }

    /** Every decision drawn uniformly from its open choices. */
    static Choices each(DecisionSpace space, RandomGenerator random) {
        return space.walk((d, open) -> drawn(open, random));
    }

    private static int drawn(List<Integer> open, RandomGenerator random) {
        return open.get(open.size() == 1 ? 0 : random.nextInt(open.size()));
    }

    /** One decision that was asked has another choice. */
    private static Choices changed(DecisionSpace space, Choices parent, RandomGenerator random) {
        boolean[] asked = asked(space, parent);
        int count = 0;
        for (boolean each : asked) {
            count += each ? 1 : 0;
        }
        int changed = nth(asked, count == 1 ? 0 : random.nextInt(count));
        return space.walk((d, open) -> {
            if (d < changed || open.size() == 1) {
                return d < changed ? parent.get(d) : open.get(0);
            }
            if (d == changed) {
                int other = open.size() == 2 ? 0 : random.nextInt(open.size() - 1);
                return open.get(other < open.indexOf(parent.get(d)) ? other : other + 1);
            }
            return asked[d] && open.contains(parent.get(d)) ? parent.get(d) : drawn(open, random);
        });
    }

    private static int nth(boolean[] asked, int n) {
        int left = n;
        for (int d = 0; d < asked.length; d++) {
            if (asked[d] && left-- == 0) {
                return d;
            }
        }
        throw new IllegalStateException("fewer than " + n + " decisions were asked");
    }

    /** Each decision has the choice of a parent. */
    private static Choices mixed(DecisionSpace space, Choices mother, Choices father, RandomGenerator random) {
        List<Choices> parents = List.of(mother, father);
        List<boolean[]> asked = List.of(asked(space, mother), asked(space, father));
        return space.walk((d, open) -> {
            if (open.size() == 1) {
                return open.get(0);
            }
            int first = random.nextInt(2);
            for (int p : new int[] {first, 1 - first}) {
                if (asked.get(p)[d] && open.contains(parents.get(p).get(d))) {
                    return parents.get(p).get(d);
                }
            }
            return drawn(open, random);
        });
    }

    /** For each decision of a sequence whether it was asked. */
    private static boolean[] asked(DecisionSpace space, Choices choices) {
        boolean[] asked = new boolean[choices.size()];
        space.walk((d, open) -> {
            asked[d] = open.size() > 1;
            return choices.get(d);
        });
        return asked;
    }
}
