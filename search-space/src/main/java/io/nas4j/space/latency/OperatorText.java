package io.nas4j.space.latency;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Window;
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
            case "unit" -> unit(words);
            case "squeeze" ->
                new TimedOperator.Squeeze(
                        words.number(),
                        words.number(),
                        words.number("size"),
                        words.activation().orElseThrow(words::refused),
                        words.constant(Gate.values()));
            case "sum" -> sum(words);
            case "maximum" -> maximum(words);
            case "mean" -> new TimedOperator.Mean(words.number(), words.number("size"));
            case "dense" -> new TimedOperator.Linear(words.number(), words.number(), words.activation());
            default -> throw words.refused();
        };
        words.end();
        return operator;
    }

    private static TimedOperator unit(Words words) {
        int in = words.number();
        int out = words.number();
        int kernel = words.number("kernel");
        int stride = words.number("stride");
        int groups = words.number("groups");
        int size = words.number("size");
        Optional<Activation> activation = words.activation();
        return new TimedOperator.Unit(in, out, groups, words.padded(new Window(kernel, stride, size)), activation);
    }

    private static TimedOperator sum(Words words) {
        Join join = words.constant(Join.values());
        int channels = words.number();
        Window window = Window.ofPool(words.number("stride"), words.number("size"), Padding.SAME);
        Optional<Activation> activation = words.activation();
        return new TimedOperator.Sum(join, channels, join == Join.POOL ? words.padded(window) : window, activation);
    }

    private static TimedOperator maximum(Words words) {
        int channels = words.number();
        return new TimedOperator.Maximum(channels, words.padded(Window.ofPool(2, words.number("size"), Padding.SAME)));
    }

    /** The last word of an operator whose windows are not padded as the others'; else none. */
    static String padding(Window window) {
        return window.symmetric() ? " " + window.padding().text() : "";
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

        /** The window with the padding that the last word says, where there is one more. */
        Window padded(Window window) {
            if (next == words.length) {
                return window;
            }
            Padding padding = Padding.find(word()).orElseThrow(this::refused);
            Window padded = new Window(window.kernel(), window.stride(), window.inSize(), padding);
            if (!padded.symmetric()) {
                throw refused();
            }
            return padded;
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
