package io.nas4j.core.query;

import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.trial.TrialField;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions as people type them: {@code accuracy > 0.8 and (macs < 20M or state = PRUNED) and not cause is null}.
 * {@code and} binds closer than {@code or}, {@code not} closest; K, M and G are thousands, millions and billions.
 */
public final class ConditionParser {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 100;
    private static final List<String> RESERVED = List.of("and", "or", "not", "is", "null");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private ConditionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a condition.
     *
     * @throws InvalidInputException where it is none, with the place in it and what is allowed there
     */
    public static Condition parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException(
                    "a condition must have at most " + LONGEST + " characters, but has " + text.length());
        }
        ConditionParser parser = new ConditionParser(Token.of(text));
        Condition condition = parser.any();
        parser.expectEnd();
        return condition;
    }

    static InvalidInputException refused(int at, String found, String allowed) {
        return refused(at, found, allowed, "");
    }

    private static InvalidInputException refused(int at, String found, String allowed, String hint) {
        return new InvalidInputException(
                "the condition has " + found + " at character " + at + ", where " + allowed + " is allowed" + hint);
    }

    private Condition any() {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (takes("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private Condition one() {
        Token token = peek();
        boolean not = takes("not");
        if (!not && token.kind() != Token.Kind.OPEN) {
            return comparison();
        }
        depth++;
        if (depth > DEEPEST) {
            throw refused(token.at(), token.shown(), "at most " + DEEPEST + " 'not' and '(' within each other");
        }
        Condition inner = not ? new Condition.Not(one()) : parenthesised();
        depth--;
        return inner;
    }

    private Condition parenthesised() {
        next++;
        Condition inner = any();
        if (peek().kind() != Token.Kind.CLOSE) {
            throw refused(peek().at(), peek().shown(), "and, or or ')'");
        }
        next++;
        return inner;
    }

    private Condition comparison() {
        TrialField field = field();
        if (takes("is")) {
            boolean not = takes("not");
            if (!takes("null")) {
                throw refused(peek().at(), peek().shown(), "'null' or 'not null'");
            }
            Condition missing = new Condition.Missing(field);
            return not ? new Condition.Not(missing) : missing;
        }
        Operator operator = operator(field);
        return field.kind().numeric()
                ? new Condition.OfNumber(field, operator, number(field))
                : new Condition.OfWord(field, operator == Operator.EQUAL, word(field));
    }

    private TrialField field() {
        Token token = peek();
        TrialField field = TrialField.findCompared(token.text())
                .filter(found -> token.kind() == Token.Kind.WORD)
                .orElseThrow(() -> refused(
                        token.at(),
                        token.shown(),
                        "not, '(' or one of the fields " + String.join(", ", TrialField.texts(TrialField.compared())),
                        NearName.hint(token.text(), TrialField.texts(TrialField.compared()))));
        next++;
        return field;
    }

    private Operator operator(TrialField field) {
        Token token = peek();
        boolean word = !field.kind().numeric();
        Operator operator = switch (token.kind() == Token.Kind.OPERATOR ? token.text() : "") {
            case "=", "==" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.NOT_EQUAL;
            case "<" -> Operator.BELOW;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.ABOVE;
            case ">=" -> Operator.AT_LEAST;
            default -> throw misplaced(token, word);
        };
        if (word && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw misplaced(token, true);
        }
        next++;
        return operator;
    }

    private static InvalidInputException misplaced(Token token, boolean word) {
        return refused(token.at(), token.shown(), word ? "=, !=, is null" : "one of < <= = != >= > or 'is null'");
    }

    private BigDecimal number(TrialField field) {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw refused(token.at(), token.shown(), "a number to compare " + field.text() + " with, as 0.8 or 20M,");
        }
        next++;
        int power = switch (token.text().charAt(token.text().length() - 1)) {
            case 'k', 'K' -> 3;
            case 'm', 'M' -> 6;
            case 'g', 'G' -> 9;
            default -> 0;
        };
        String digits = power == 0
                ? token.text()
                : token.text().substring(0, token.text().length() - 1);
        return new BigDecimal(digits).scaleByPowerOfTen(power);
    }

    private String word(TrialField field) {
        Token token = peek();
        boolean bare = token.kind() == Token.Kind.WORD && RESERVED.stream().noneMatch(token::is);
        if (!bare && token.kind() != Token.Kind.QUOTED && token.kind() != Token.Kind.NUMBER) {
            throw refused(token.at(), token.shown(), "a text to compare " + field.text() + " with, in quotes,");
        }
        next++;
        try {
            return field.word(token.text());
        } catch (InvalidInputException e) {
            throw new InvalidInputException("at character " + token.at() + " of the condition " + e.getMessage(), e);
        }
    }

    private void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw refused(peek().at(), peek().shown(), "and, or or the end");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean takes(String word) {
        boolean there = peek().is(word);
        next += there ? 1 : 0;
        return there;
    }
}
