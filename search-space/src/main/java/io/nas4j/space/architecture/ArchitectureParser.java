package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text of {@link ArchitectureText}; every refusal has its token and position. */
final class ArchitectureParser {

    private static final String ORDER =
            "in, stem, stages (one or more), head, classes, then act, bn, dropout, dropconnect, pad";
    private static final List<String> OPERATORS = List.of("conv", "sep", "mb", "fused", "res", "id");
    private static final List<String> BEFORE = List.of("in", "stem");
    private static final List<String> AFTER = List.of("head", "classes");
    private static final List<String> SETTINGS = List.of("act", "bn", "dropout", "dropconnect", "pad");
    private static final Pattern TOKEN = Pattern.compile("\\S+");

    private final String text;
    private final Map<String, Token> single = new LinkedHashMap<>();
    private final List<Token> stages = new ArrayList<>();
    private int reached;

    ArchitectureParser(String text) {
        this.text = text;
    }

    /**
     * A part of the text.
     *
     * @param word as it stands there; empty for the whole text
     * @param value the part of the word that is to be read
     * @param start index of the word's first character in the text
     */
    private record Token(String word, String value, int start) {

        /** Reads or builds something, and says the place of what is wrong with it. */
        <T> T in(Supplier<T> read) {
            try {
                return read.get();
            } catch (InvalidInputException e) {
                throw e.at(place());
            }
        }

        /** Put together only where something is wrong: a listing reads thousands of architectures. */
        private String place() {
            return word.isEmpty()
                    ? "architecture"
                    : "architecture, '" + Fields.abbreviated(word) + "' at character " + (start + 1);
        }
    }

    Architecture parse() {
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            String word = tokens.group();
            Token token = new Token(word, word, tokens.start());
            token.in(() -> accept(token));
        }
        for (String key : List.of("in", "stem", "head", "classes")) {
            if (!single.containsKey(key)) {
                throw missing(key);
            }
        }
        if (stages.isEmpty()) {
            throw missing("mb");
        }
        Activation activation = setting("act", ArchitectureParser::activation, Activation.SWISH);
        Input input = setting("in", ArchitectureParser::input, new Input(1, 1));
        Stem stem = setting("stem", ArchitectureParser::stem, new Stem(1, 1, 1));
        List<Stage> read = new ArrayList<>(stages.size());
        for (Token stage : stages) {
            read.add(stage.in(() -> stage(stage.value(), activation)));
        }
        Head head = setting("head", ArchitectureParser::head, new Head(0));
        int classes =
                setting("classes", v -> Require.between("classes", Fields.integer("classes", v), 1, 1_000_000), 1);
        BatchNorm batchNorm = setting("bn", ArchitectureParser::batchNorm, BatchNorm.DEFAULT);
        double dropout = setting("dropout", v -> rate("dropout", v), 0.0);
        double dropConnect = setting("dropconnect", v -> rate("drop-connect", v), 0.0);
        Padding padding = setting("pad", ArchitectureParser::padding, Padding.SAME);
        return new Token("", "", 0)
                .in(() -> new Architecture(
                        input,
                        stem,
                        read,
                        head,
                        classes,
                        activation,
                        batchNorm,
                        new DropRates(dropout, dropConnect),
                        padding));
    }

    private static InvalidInputException missing(String key) {
        return new InvalidInputException("architecture: '" + key + ":...' is missing; the order is " + ORDER);
    }

    /** Sorts a token in; its value is read once all are known, for blocks need the activation. */
    private Token accept(Token token) {
        String word = token.value();
        int colon = word.indexOf(':');
        String key = colon < 0 ? word : word.substring(0, colon);
        int order = order(key);
        if (colon < 0 || order < 0) {
            throw new InvalidInputException("a token is KEY:VALUE with KEY one of in, stem, "
                    + String.join(", ", OPERATORS) + ", head, classes, " + String.join(", ", SETTINGS));
        }
        if (order < reached) {
            throw new InvalidInputException("the order is " + ORDER);
        }
        reached = order;
        if (OPERATORS.contains(key)) {
            stages.add(token);
        } else if (single.put(key, new Token(word, word.substring(colon + 1), token.start())) != null) {
            throw new InvalidInputException("'" + key + "' may stand only once");
        }
        return token;
    }

    /** The place of a key in the grammar, or -1. */
    private static int order(String key) {
        if (BEFORE.contains(key)) {
            return BEFORE.indexOf(key);
        }
        if (OPERATORS.contains(key)) {
            return 2;
        }
        if (AFTER.contains(key)) {
            return 3 + AFTER.indexOf(key);
        }
        return SETTINGS.contains(key) ? 5 : -1;
    }

    private <T> T setting(String key, Function<String, T> read, T otherwise) {
        Token token = single.get(key);
        return token == null ? otherwise : token.in(() -> read.apply(token.value()));
    }

    private static double rate(String what, String value) {
        return Require.between(what, Fields.decimal(what, value), 0.0, 0.99);
    }

    private static Input input(String value) {
        String[] parts = value.split("x", -1);
        if (parts.length != 2) {
            throw new InvalidInputException("'in' is RESOLUTIONxCHANNELS, as in in:224x3");
        }
        return new Input(Fields.integer("resolution", parts[0]), Fields.integer("input channels", parts[1]));
    }

    private static Stem stem(String value) {
        Fields f = new Fields(value, List.of("k", "s", "c"), List.of("pool"));
        return new Stem(f.integer("k"), f.integer("s"), f.integer("c"), f.flag("pool"));
    }

    private static Head head(String value) {
        if (value.equals("none")) {
            return new Head(0, 0);
        }
        Fields f = new Fields(value, List.of("c", "d"), List.of());
        int filters = f.has("c") ? Require.between("head filters", f.integer("c"), 1, Block.MAX_FILTERS) : 0;
        int dense = f.has("d") ? Require.between("head's dense layer", f.integer("d"), 1, Block.MAX_FILTERS) : 0;
        return new Head(filters, dense);
    }

    private static Activation activation(String value) {
        return Activation.find(value)
                .orElseThrow(() -> new InvalidInputException("activation must be one of "
                        + String.join(", ", Activation.texts()) + ", but was " + Fields.abbreviated(value)
                        + NearName.hint(value, Activation.texts())));
    }

    private static Padding padding(String value) {
        return Padding.find(value)
                .orElseThrow(
                        () -> new InvalidInputException("padding must be one of " + String.join(", ", Padding.texts())
                                + ", but was " + Fields.abbreviated(value) + NearName.hint(value, Padding.texts())));
    }

    private static BatchNorm batchNorm(String value) {
        String[] parts = value.split("_", -1);
        if (parts.length != 2) {
            throw new InvalidInputException("'bn' is MOMENTUM_EPSILON, as in bn:0.99_0.001");
        }
        return new BatchNorm(
                Fields.decimal("batch-norm momentum", parts[0]), Fields.decimal("batch-norm epsilon", parts[1]));
    }

    private static Stage stage(String word, Activation usual) {
        List<Block> blocks = new ArrayList<>();
        for (String group : word.split("\\+", -1)) {
            int colon = group.indexOf(':');
            Optional<Operator> operator = colon < 0 ? Optional.empty() : Operator.find(group.substring(0, colon));
            if (operator.isEmpty()) {
                throw new InvalidInputException(
                        "a stage is OPERATOR:FIELDS, or several joined by '+', with OPERATOR one of "
                                + String.join(", ", OPERATORS));
            }
            Stage part = group(operator.get(), group.substring(colon + 1), usual);
            if (blocks.size() + part.layers() > Stage.MAX_LAYERS) {
                throw new InvalidInputException("a stage must have at most " + Stage.MAX_LAYERS + " layers");
            }
            blocks.addAll(part.blocks());
        }
        return new Stage(blocks);
    }

    private static Stage group(Operator operator, String fields, Activation usual) {
        List<String> keys = new ArrayList<>(List.of("s", "c", "r"));
        List<String> flags = new ArrayList<>(Activation.texts());
        if (operator != Operator.IDENTITY) {
            keys.add("k");
        }
        if (operator.expands()) {
            keys.add("e");
        }
        if (operator.squeezes()) {
            keys.add("se");
        }
        if (operator != Operator.IDENTITY && operator != Operator.BOTTLENECK) {
            flags.add("noskip");
            flags.add("pool");
        }
        Fields f = new Fields(fields, keys, flags);
        List<String> named = Activation.texts().stream().filter(f::flag).toList();
        if (named.size() > 1 || (f.flag("noskip") && f.flag("pool"))) {
            throw new InvalidInputException("one activation, and one of noskip and pool, may stand in a stage");
        }
        Activation activation = named.isEmpty() ? usual : activation(named.get(0));
        return Stage.of(
                new Block(
                        operator,
                        operator.expands() ? f.decimal("e") : 1,
                        operator == Operator.IDENTITY ? 1 : f.integer("k"),
                        f.integer("s"),
                        f.integer("c"),
                        f.has("se") ? Optional.of(squeeze(f.text("se"), activation)) : Optional.empty(),
                        f.flag("noskip") ? SkipOp.NONE : f.flag("pool") ? SkipOp.POOL : SkipOp.IDENTITY,
                        activation),
                f.has("r") ? f.integer("r") : 1);
    }

    private static SqueezeExcitation squeeze(String value, Activation usual) {
        String[] parts = value.split("-", -1);
        double ratio = Fields.decimal("field 'se'", parts[0].isEmpty() ? value : parts[0]);
        SqueezeExcitation.Reference of = SqueezeExcitation.Reference.INPUT;
        int divisor = 1;
        Optional<Activation> activation = Optional.empty();
        SqueezeExcitation.Gate gate = SqueezeExcitation.Gate.SIGMOID;
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (part.equals("x") && of == SqueezeExcitation.Reference.INPUT) {
                of = SqueezeExcitation.Reference.EXPANDED;
            } else if (part.equals("hsigmoid") && gate == SqueezeExcitation.Gate.SIGMOID) {
                gate = SqueezeExcitation.Gate.HARD_SIGMOID;
            } else if (part.matches("d[0-9]{1,9}") && divisor == 1) {
                divisor = Fields.integer("SE divisor", part.substring(1));
            } else if (activation.isEmpty() && Activation.find(part).isPresent()) {
                activation = Activation.find(part);
            } else {
                throw new InvalidInputException(
                        "'-" + Fields.abbreviated(part)
                                + "' cannot stand behind an SE ratio; each of -x, -dDIVISOR, an activation and -hsigmoid may, once");
            }
        }
        return new SqueezeExcitation(ratio, of, divisor, activation.orElse(usual), gate);
    }
}
