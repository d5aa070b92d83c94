package io.nas4j.core.study;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;

/**
 * How the learning rate falls from its peak. {@code parse(text()).equals(this)}.
 *
 * @param factor what a step of {@code EXPONENTIAL} multiplies the rate by; 1 for the others
 * @param epochs from one step of {@code EXPONENTIAL} to the next; 1 for the others
 */
public record Schedule(Form form, double factor, double epochs) {

    /** The curve. */
    public enum Form {
        /** Along a half cosine to 0 over all steps (Loshchilov and Hutter 2017, without restarts). */
        COSINE,
        /** Not at all. */
        CONSTANT,
        /** By a factor every few epochs, counted from the first step (Tan and Le 2019, section 5.2). */
        EXPONENTIAL
    }

    public static final Schedule COSINE = new Schedule(Form.COSINE, 1, 1);

    public static final Schedule CONSTANT = new Schedule(Form.CONSTANT, 1, 1);

    private static final String FORMS = "the schedule must be cosine, constant or exponential:FACTOR:EPOCHS";

    public Schedule {
        Require.between("the factor of schedule exponential", factor, 1e-6, 1.0);
        Require.between("the epochs of schedule exponential", epochs, 1e-3, 1e5);
        if (form != Form.EXPONENTIAL && (factor != 1 || epochs != 1)) {
            throw new InvalidInputException("schedule " + form + " has no factor and no epochs");
        }
    }

    /**
     * Reads what a user gave.
     *
     * @param text such as {@code exponential:0.97:2.4}
     * @throws InvalidInputException saying what a schedule may be
     */
    public static Schedule parse(String text) {
        String[] words = text.strip().split(":", -1);
        return switch (words[0] + "/" + (words.length - 1)) {
            case "cosine/0" -> COSINE;
            case "constant/0" -> CONSTANT;
            case "exponential/2" -> new Schedule(Form.EXPONENTIAL, number(words[1], text), number(words[2], text));
            default -> throw new InvalidInputException(FORMS + ", but was '" + text + "'");
        };
    }

    private static double number(String word, String text) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(FORMS + ", but '" + text + "' has '" + word + "' for a number", e);
        }
    }

    /** What {@link #parse} reads. */
    public String text() {
        return switch (form) {
            case COSINE -> "cosine";
            case CONSTANT -> "constant";
            case EXPONENTIAL -> "exponential:" + Decimals.text(factor) + ":" + Decimals.text(epochs);
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
