package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The one-line text form of an architecture; {@code parse(format(a)).equals(a)}.
 *
 * <pre>
 * in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_se0.25 mb:e6_k3_s2_c24_se0.25_r2 ... head:c1280 classes:1000
 * </pre>
 *
 * <p>Tokens stand apart by white space. {@code in} (resolution x channels), {@code stem}, at least one {@code mb},
 * {@code head} and {@code classes} are required, in this order; {@code act}, {@code bn}, {@code dropout} and
 * {@code dropconnect} may follow. In {@code mb}: {@code e} expansion, {@code k} kernel, {@code s} stride, {@code c}
 * filters; then, where they differ from none, {@code se} ratio, {@code r} layers, {@code noskip}.
 */
public final class ArchitectureText {

    private static final int MAX_LENGTH = 100_000;
    private static final String ORDER = "in, stem, mb (one or more), head, classes, then act, bn, dropout, dropconnect";
    private static final List<String> KEYS =
            List.of("in", "stem", "mb", "head", "classes", "act", "bn", "dropout", "dropconnect");

    private ArchitectureText() {}

    /** Writes the architecture in its shortest form; settings at their defaults are left out. */
    public static String format(Architecture a) {
        StringBuilder text = new StringBuilder(64 + 40 * a.stages().size());
        text.append("in:")
                .append(a.input().resolution())
                .append('x')
                .append(a.input().channels());
        Stem stem = a.stem();
        text.append(" stem:k").append(stem.kernel()).append("_s").append(stem.stride());
        text.append("_c").append(stem.filters());
        for (Stage stage : a.stages()) {
            formatStage(stage, text);
        }
        text.append(" head:c").append(a.head().filters());
        text.append(" classes:").append(a.classes());
        if (a.activation() != Activation.SWISH) {
            text.append(" act:").append(a.activation().text());
        }
        if (!a.batchNorm().equals(BatchNorm.DEFAULT)) {
            text.append(" bn:").append(number(a.batchNorm().momentum()));
            text.append('_').append(number(a.batchNorm().epsilon()));
        }
        if (a.dropout() != 0) {
            text.append(" dropout:").append(number(a.dropout()));
        }
        if (a.dropConnect() != 0) {
            text.append(" dropconnect:").append(number(a.dropConnect()));
        }
        return text.toString();
    }

    private static void formatStage(Stage stage, StringBuilder text) {
        Block block = stage.block();
        text.append(" mb:e").append(block.expansion()).append("_k").append(block.kernel());
        text.append("_s").append(block.stride()).append("_c").append(block.filters());
        if (block.seRatio() != 0) {
            text.append("_se").append(number(block.seRatio()));
        }
        if (stage.layers() != 1) {
            text.append("_r").append(stage.layers());
        }
        if (block.skip() == SkipOp.NONE) {
            text.append("_noskip");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * Reads the form that {@link #format} writes.
     *
     * @throws InvalidInputException naming the token, its position and what is allowed there
     */
    public static Architecture parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    "an architecture's text must have at most " + MAX_LENGTH + " characters, but has " + text.length());
        }
        Parser parser = new Parser();
        int position = 0;
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
                continue;
            }
            int end = position;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            String token = text.substring(position, end);
            String place = "architecture, '" + abbreviated(token) + "' at character " + (position + 1);
            try {
                parser.accept(token);
            } catch (InvalidInputException e) {
                throw e.at(place);
            }
            position = end;
        }
        return parser.finish();
    }

    private static String abbreviated(String token) {
        return token.length() <= 60 ? token : token.substring(0, 57) + "...";
    }

    /** Gathers the tokens of one text; each key once but {@code mb}, in the order that the grammar has. */
    private static final class Parser {
        private final Map<String, String> single = new LinkedHashMap<>();
        private final List<Stage> stages = new ArrayList<>();
        private int reached;

        void accept(String token) {
            int colon = token.indexOf(':');
            String key = colon < 0 ? token : token.substring(0, colon);
            int order = KEYS.indexOf(key);
            if (colon < 0 || order < 0) {
                throw new InvalidInputException("a token is KEY:VALUE with KEY one of " + String.join(", ", KEYS));
            }
            if (order < reached && !(order >= 5 && reached >= 5)) {
                throw new InvalidInputException("the order is " + ORDER);
            }
            reached = Math.max(reached, order);
            String value = token.substring(colon + 1);
            if (key.equals("mb")) {
                stages.add(stage(new Fields(value, List.of("e", "k", "s", "c", "se", "r"))));
            } else {
                if (single.put(key, value) != null) {
                    throw new InvalidInputException("'" + key + "' may stand only once");
                }
                check(key, value);
            }
        }

        private static Stage stage(Fields f) {
            Block block = new Block(
                    f.integer("e"),
                    f.integer("k"),
                    f.integer("s"),
                    f.integer("c"),
                    f.has("se") ? f.decimal("se") : 0,
                    f.noskip() ? SkipOp.NONE : SkipOp.IDENTITY);
            if (f.has("se") && block.seRatio() == 0) {
                throw new InvalidInputException("SE ratio must be above 0, or 'se' left out");
            }
            return new Stage(block, f.has("r") ? f.integer("r") : 1);
        }

        /** Reads a token for its errors, so that they are said with its position. */
        private static void check(String key, String value) {
            switch (key) {
                case "in" -> input(value);
                case "stem" -> stem(value);
                case "head" -> head(value);
                case "classes" -> integer("classes", value);
                case "act" -> activation(value);
                case "bn" -> batchNorm(value);
                default -> decimal(key, value);
            }
        }

        Architecture finish() {
            for (String key : KEYS.subList(0, 5)) {
                if (key.equals("mb") ? stages.isEmpty() : !single.containsKey(key)) {
                    throw new InvalidInputException(
                            "architecture: '" + key + ":...' is missing; the order is " + ORDER);
                }
            }
            return new Architecture(
                    input(value("in")),
                    stem(value("stem")),
                    stages,
                    head(value("head")),
                    integer("classes", value("classes")),
                    optional("act", Parser::activation, Activation.SWISH),
                    optional("bn", Parser::batchNorm, BatchNorm.DEFAULT),
                    optional("dropout", v -> decimal("dropout", v), 0.0),
                    optional("dropconnect", v -> decimal("dropconnect", v), 0.0));
        }

        private String value(String key) {
            return single.getOrDefault(key, "");
        }

        private <T> T optional(String key, Function<String, T> read, T otherwise) {
            String value = single.get(key);
            return value == null ? otherwise : read.apply(value);
        }

        private static Input input(String value) {
            String[] parts = value.split("x", -1);
            if (parts.length != 2) {
                throw new InvalidInputException("'in' is RESOLUTIONxCHANNELS, as in in:224x3");
            }
            return new Input(integer("resolution", parts[0]), integer("input channels", parts[1]));
        }

        private static Stem stem(String value) {
            Fields f = new Fields(value, List.of("k", "s", "c"));
            f.refuseNoskip();
            return new Stem(f.integer("k"), f.integer("s"), f.integer("c"));
        }

        private static Head head(String value) {
            Fields f = new Fields(value, List.of("c"));
            f.refuseNoskip();
            return new Head(f.integer("c"));
        }

        private static Activation activation(String value) {
            int index = Activation.texts().indexOf(value);
            if (index < 0) {
                throw new InvalidInputException(
                        "activation must be one of " + String.join(", ", Activation.texts()) + ", but was " + value);
            }
            return Activation.values()[index];
        }

        private static BatchNorm batchNorm(String value) {
            String[] parts = value.split("_", -1);
            if (parts.length != 2) {
                throw new InvalidInputException("'bn' is MOMENTUM_EPSILON, as in bn:0.99_0.001");
            }
            return new BatchNorm(decimal("batch-norm momentum", parts[0]), decimal("batch-norm epsilon", parts[1]));
        }
    }

    static int integer(String what, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InvalidInputException(what + " must be a whole number, but was '" + abbreviated(value) + "'");
        }
        return Integer.parseInt(value);
    }

    static double decimal(String what, String value) {
        if (!value.matches("[0-9]{1,17}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,3})?")) {
            throw new InvalidInputException(what + " must be a number, but was '" + abbreviated(value) + "'");
        }
        return Double.parseDouble(value);
    }

    /** The {@code key value} fields of one token, joined by underscores. */
    private static final class Fields {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Set<String> flags = new HashSet<>();

        Fields(String text, List<String> allowed) {
            for (String field : text.split("_", -1)) {
                if (field.equals("noskip")) {
                    if (!flags.add(field)) {
                        throw new InvalidInputException("'noskip' may stand only once");
                    }
                    continue;
                }
                int digit = 0;
                while (digit < field.length() && Character.isLetter(field.charAt(digit))) {
                    digit++;
                }
                String key = field.substring(0, digit);
                if (!allowed.contains(key)) {
                    throw new InvalidInputException("'" + abbreviated(field) + "' is not a field; a field is one of "
                            + String.join(", ", allowed) + " and a number");
                }
                if (values.put(key, field.substring(digit)) != null) {
                    throw new InvalidInputException("field '" + key + "' may stand only once");
                }
            }
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        boolean noskip() {
            return !flags.isEmpty();
        }

        void refuseNoskip() {
            if (noskip()) {
                throw new InvalidInputException("only 'mb' may have 'noskip'");
            }
        }

        int integer(String key) {
            return ArchitectureText.integer("field '" + key + "'", required(key));
        }

        double decimal(String key) {
            return ArchitectureText.decimal("field '" + key + "'", required(key));
        }

        private String required(String key) {
            String value = values.get(key);
            if (value == null) {
                throw new InvalidInputException("field '" + key + "' is missing");
            }
            return value;
        }
    }
}
