package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Architectures as sequences of decisions. Which choices of a decision are open may depend on the choices before it; a
 * decision with a single open choice is not asked, that choice stands. Constraints change neither decisions nor counts: they
 * reject what is drawn. Immutable and safe to share between threads.
 */
public interface SearchSpace {

    /** The name that listings show. */
    String name();

    /** All decisions, in the order in which they are made. */
    List<Decision> decisions();

    /**
     * The choices of the next decision that are open.
     *
     * @param before the choices of all decisions before it
     * @return indices into its choices, ascending, at least one
     */
    List<Integer> open(Choices before);

    /**
     * The architecture that a whole sequence builds.
     *
     * @throws InvalidInputException where a choice is not one of its decision
     */
    Architecture build(Choices choices);

    /** What no drawn network exceeds. */
    List<Constraint> constraints();

    /** How many sequences there are, constraints left aside. */
    BigInteger cardinality();

    /**
     * A sequence, each equally likely, that keeps to the constraints.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    Choices uniform(RandomGenerator random);

    /**
     * Whether some sequence builds what an architecture computes. What the space does not decide and is not about shapes of
     * the body is not compared: input, classes, activation, batch norm, dropout and drop-connect are the space's own.
     */
    Membership find(Architecture architecture);

    /** The cheapest and the dearest sequence, constraints left aside; empty where that is not known exactly. */
    Optional<Extremes> extremes(Metric metric);

    /** Whether a network keeps to all constraints. */
    default boolean permits(Architecture architecture) {
        return constraints().stream().allMatch(constraint -> constraint.permits(architecture));
    }

    /**
     * A sequence with every decision drawn uniformly from its open choices, as an untrained policy draws, that keeps to the
     * constraints. Sequences with fewer decisions asked are likelier than under {@link #uniform}.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    default Choices sample(RandomGenerator random) {
        return Draws.permitted(this, () -> Draws.each(this, random));
    }

    /**
     * A neighbour: one decision that was asked has another choice. The others keep theirs where they are still asked and it
     * is still open, and are drawn where not.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    default Choices mutate(Choices parent, RandomGenerator random) {
        return Draws.permitted(this, () -> Draws.changed(this, parent, random));
    }

    /**
     * A child: each decision has the choice of one of the parents, drawn with equal chances, where it is open, else of the
     * other, else a drawn one.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    default Choices crossover(Choices mother, Choices father, RandomGenerator random) {
        return Draws.permitted(this, () -> Draws.mixed(this, mother, father, random));
    }

    /** All sequences in lexicographic order, one at a time, constraints left aside. */
    default Stream<Choices> sequences() {
        return Sequences.of(this);
    }

    /** The choices as {@code name=choice} texts, all decisions. */
    default List<String> describe(Choices choices) {
        List<String> texts = new ArrayList<>(choices.size());
        for (int d = 0; d < choices.size(); d++) {
            Decision decision = decisions().get(d);
            texts.add(decision.name() + "=" + decision.choices().get(choices.get(d)));
        }
        return texts;
    }

    /**
     * Reads what {@link #describe} wrote.
     *
     * @throws InvalidInputException where a text is not a decision of this space, or its choice is not open
     */
    default Choices parse(List<String> texts) {
        List<Decision> decisions = decisions();
        if (texts.size() != decisions.size()) {
            throw new InvalidInputException(
                    "space " + name() + " has " + decisions.size() + " decisions, but " + texts.size() + " were given");
        }
        Choices choices = Choices.NONE;
        for (int d = 0; d < texts.size(); d++) {
            Decision decision = decisions.get(d);
            String prefix = decision.name() + "=";
            int index = texts.get(d).startsWith(prefix)
                    ? decision.choices().indexOf(texts.get(d).substring(prefix.length()))
                    : -1;
            List<Integer> open = open(choices);
            if (!open.contains(index)) {
                throw new InvalidInputException("'" + texts.get(d) + "' is not a choice of " + decision.name()
                        + " in space " + name() + "; allowed: "
                        + String.join(
                                ", ", open.stream().map(decision.choices()::get).toList()));
            }
            choices = choices.then(index);
        }
        return choices;
    }
}
