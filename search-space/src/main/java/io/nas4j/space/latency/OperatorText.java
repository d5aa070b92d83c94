package io.nas4j.space.latency;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Join;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Operators as words of one line; {@code parse(o.text()).equals(o)}. */
public final class OperatorText {

    private static final String LINEAR = "linear";

    private OperatorText() {}

    /**
     * Reads {@link TimedOperator#text}.
     *
     * @throws InvalidInputException naming the text
     */
    public static TimedOperator parse(String text) {
        Words words = new Words(text);
        TimedOperator operator = switch (words.word()) {
            case "unit" ->
                new TimedOperator.Unit(
                        words.number(),
                        words.number(),
                        words.number("kernel"),
                        words.number("stride"),
                        words.number("groups"),
                        words.number("size"),
                        words.activation());
            case "squeeze" ->
                new TimedOperator.Squeeze(
                        words.number(),
                        words.number(),
                        words.number("size"),
                        words.activation().orElseThrow(words::refused),
                        words.constant(Gate.values()));
            case "sum" ->
                new TimedOperator.Sum(
                        words.constant(Join.values()),
                        words.number(),
                        words.number("stride"),
                        words.number("size"),
                        words.activation());
            case "maximum" -> new TimedOperator.Maximum(words.number(), words.number("size"));
            case "mean" -> new TimedOperator.Mean(words.number(), words.number("size"));
            case "dense" -> new TimedOperator.Linear(words.number(), words.number(), words.activation());
            default -> throw words.refused();
        };
        words.end();
        return operator;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String word(Optional<Activation> activation) {
        return activation.map(Activation::text).orElse(LINEAR);
    }

    /** The words of a line, one after the other. */
    private static final class Words {

        private final String text;
        private final String[] words;
        private int next;

        Words(String text) {
            this.text = text;
            this.words = text.split(" ", -1);
        }

        String word() {
            if (next == words.length) {
                throw refused();
            }
            return words[next++];
        }

        int number() {
            String digits = word();
            if (!digits.matches("[1-9][0-9]{0,8}")) {
                throw refused();
            }
            return Integer.parseInt(digits);
        }

        int number(String name) {
            if (!word().equals(name)) {
                throw refused();
            }
            return number();
        }

        Optional<Activation> activation() {
            String name = word();
            return name.equals(LINEAR)
                    ? Optional.empty()
                    : Optional.of(Activation.find(name).orElseThrow(this::refused));
        }

        <E extends Enum<E>> E constant(E[] all) {
            String name = word();
            return Arrays.stream(all)
                    .filter(each -> OperatorText.word(each).equals(name))
                    .findFirst()
                    .orElseThrow(this::refused);
        }

        void end() {
            if (next < words.length) {
                throw refused();
            }
        }

        InvalidInputException refused() {
            return new InvalidInputException("'" + Fields.abbreviated(text) + "' is no operator of a latency table");
        }
    }
}
