package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Architectures as sequences of decisions. Which choices of a decision are open may depend on the choices before it; a
 * decision with a single open choice is not asked, that choice stands. Immutable and safe to share between threads.
 */
public interface SearchSpace {

    /** The name that finds the space again. */
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
     * @throws InvalidInputException where a choice is not open
     */
    Architecture build(Choices choices);

    /** A sequence with every decision drawn uniformly from its open choices. */
    default Choices sample(RandomGenerator random) {
        List<Integer> indices = new ArrayList<>(decisions().size());
        for (int d = 0; d < decisions().size(); d++) {
            List<Integer> open = open(new Choices(indices));
            indices.add(open.get(open.size() == 1 ? 0 : random.nextInt(open.size())));
        }
        return new Choices(indices);
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
            if (index < 0 || !open(choices).contains(index)) {
                throw new InvalidInputException("'" + texts.get(d) + "' is not a choice of " + decision.name()
                        + " in space " + name() + "; allowed: " + String.join(", ", decision.choices()));
            }
            choices = choices.then(index);
        }
        return choices;
    }
}
