package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What a strategy sees of a search: sequences of decisions, and never layers. Which choices of a decision are open may depend
 * on the choices before it; a decision with a single open choice is not asked, that choice stands. Immutable and safe to
 * share between threads.
 */
public interface DecisionSpace {

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
     * The sequence that a chooser makes, asked decision by decision. Faster than {@link #open} for each.
     *
     * @throws IllegalArgumentException where it chooses what is not open
     */
    Choices walk(Chooser chooser);

    /** How many sequences there are, constraints left aside. */
    BigInteger cardinality();

    /**
     * A sequence, each equally likely, that keeps to the constraints.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    Choices uniform(RandomGenerator random);

    /** A text that two whole sequences share exactly where they come to the same network; only for this object's sequences. */
    String identity(Choices choices);

    /** What the network of a whole sequence costs. */
    long cost(Metric metric, Choices choices);

    /**
     * What an accuracy may depend on and what is known without training: how large the network of a whole sequence is, in
     * natural logarithms. Always as many numbers; none where a space knows nothing of its networks.
     */
    default double[] covariates(Choices choices) {
        return new double[0];
    }

    /** Whether there are constraints. */
    boolean constrained();

    /** Whether the network of a whole sequence keeps to all constraints. */
    boolean permits(Choices choices);

    /**
     * A sequence with every decision drawn uniformly from its open choices, as an untrained policy draws, that keeps to the
     * constraints. Sequences with fewer decisions asked are likelier than under {@link #uniform}.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    Choices sample(RandomGenerator random);

    /**
     * A neighbour: one decision that was asked has another choice. The others keep theirs where they are still asked and it
     * is still open, and are drawn where not. Where no neighbour seems to keep to the constraints it is any {@link #sample}.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    default Choices mutate(Choices parent, RandomGenerator random) {
        return Draws.neighbour(this, parent, random);
    }

    /**
     * A child: each decision has the choice of one of the parents, drawn with equal chances, where it is open, else of the
     * other, else a drawn one. Where no child seems to keep to the constraints it is any {@link #sample}.
     *
     * @throws InvalidInputException where none of very many draws keeps to the constraints
     */
    default Choices crossover(Choices mother, Choices father, RandomGenerator random) {
        return Draws.child(this, mother, father, random);
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
        return walk((d, open) -> {
            Decision decision = decisions.get(d);
            String prefix = decision.name() + "=";
            int index = texts.get(d).startsWith(prefix)
                    ? decision.choices().indexOf(texts.get(d).substring(prefix.length()))
                    : -1;
            if (!open.contains(index)) {
                throw new InvalidInputException("'" + texts.get(d) + "' is not a choice of " + decision.name()
                        + " in space " + name() + "; allowed: "
                        + String.join(
                                ", ", open.stream().map(decision.choices()::get).toList()));
            }
            return index;
        });
    }
}
