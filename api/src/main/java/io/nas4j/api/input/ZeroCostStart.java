package io.nas4j.api.input;

import io.nas4j.core.study.SearchPlan;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import java.util.Optional;

/**
 * A warm start with the networks that a zero-cost score thinks best: {@code zero-cost:K[:score=NAME][:candidates=N]}.
 *
 * @param first networks that open the search
 * @param candidates random networks that they are chosen from
 */
public record ZeroCostStart(int first, ZeroCost score, int candidates) {

    private static final String NAME = "zero-cost";
    private static final int CANDIDATES_EACH = 10;

    public ZeroCostStart {
        Require.between("networks of --warm-start " + NAME, first, 1, 10_000);
        Require.between("candidates of --warm-start " + NAME, candidates, first, 1_000_000);
    }

    /**
     * Reads a warm start; empty where the text is {@code none}.
     *
     * @throws InvalidInputException where it is neither
     */
    public static Optional<ZeroCostStart> parse(String text) {
        if (text.equals(SearchPlan.NONE)) {
            return Optional.empty();
        }
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || !parts[0].equals(NAME)) {
            throw wrong(text);
        }
        int first = whole(parts[1], text);
        ZeroCost score = ZeroCost.SYNFLOW;
        Optional<Integer> candidates = Optional.empty();
        for (int i = 2; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2 && pair[0].equals("score")) {
                score = ZeroCost.find(pair[1]).orElseThrow(() -> wrong(text, NearName.hint(pair[1], ZeroCost.texts())));
            } else if (pair.length == 2 && pair[0].equals("candidates")) {
                candidates = Optional.of(whole(pair[1], text));
            } else {
                throw wrong(text);
            }
        }
        return Optional.of(
                new ZeroCostStart(first, score, candidates.orElse(Math.min(first, 10_000) * CANDIDATES_EACH)));
    }

    private static int whole(String digits, String text) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private static InvalidInputException wrong(String text) {
        return wrong(text, "");
    }

    private static InvalidInputException wrong(String text, String hint) {
        return new InvalidInputException(
                "--warm-start must be none or zero-cost:K, with :score=NAME (" + String.join(", ", ZeroCost.texts())
                        + ") and :candidates=N behind it if you like, but was '" + text + "'" + hint);
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return NAME + ":" + first + ":score=" + score.text() + ":candidates=" + candidates;
    }
}
