package io.nas4j.core.table;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of a sequence in a table: the choice of each decision as one digit ({@code 0} to {@code 9}, then {@code a} to
 * {@code z}), or as numbers with any of {@code - _ . | / ;} or blanks between. Choices count from 0.
 */
final class Codes {

    private static final String SEPARATORS = "[-_.|/;\\s]+";

    private Codes() {}

    /** The numbers of a code. */
    static List<Integer> numbers(String code) {
        List<Integer> numbers = new ArrayList<>();
        if (code.matches("[0-9A-Za-z]+")) {
            for (int i = 0; i < code.length(); i++) {
                numbers.add(Character.digit(code.charAt(i), 36));
            }
            return numbers;
        }
        for (String part : code.split(SEPARATORS, -1)) {
            if (!part.matches("[0-9]{1,6}")) {
                throw new InvalidInputException("a code is the choice of each decision, counted from 0, as one digit"
                        + " (0 to 9, a to z) or as numbers with '-' between, but was '" + code + "'");
            }
            numbers.add(Integer.parseInt(part));
        }
        return numbers;
    }

    /**
     * The sequence of a code. What it says of a decision that is not asked is not read.
     *
     * @throws InvalidInputException where it is none of the space
     */
    static Choices choices(String code, DecisionSpace space) {
        List<Integer> numbers = numbers(code);
        List<Decision> decisions = space.decisions();
        if (numbers.size() != decisions.size()) {
            throw new InvalidInputException("code '" + code + "' has " + numbers.size() + " choices, but space "
                    + space.name() + " has " + decisions.size() + " decisions");
        }
        return space.walk((d, open) -> {
            if (open.size() == 1) {
                return open.get(0);
            }
            if (!open.contains(numbers.get(d))) {
                throw new InvalidInputException("code '" + code + "' has choice " + numbers.get(d) + " of "
                        + decisions.get(d).name() + " in space " + space.name() + ", where " + open + " are open");
            }
            return numbers.get(d);
        });
    }
}
