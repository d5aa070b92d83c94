package io.nas4j.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.trial.TrialField;
import io.nas4j.space.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

    private static Condition number(TrialField field, Operator operator, String number) {
        return new Condition.OfNumber(field, operator, new BigDecimal(number));
    }

    @Test
    void readsWhatPeopleType() {
        assertThat(ConditionParser.parse("accuracy > 0.8 and macs < 20M"))
                .isEqualTo(new Condition.All(List.of(
                        number(TrialField.ACCURACY, Operator.ABOVE, "0.8"),
                        number(TrialField.MACS, Operator.BELOW, "20E6"))));
        assertThat(ConditionParser.parse("state=complete"))
                .isEqualTo(new Condition.OfWord(TrialField.STATE, true, "COMPLETE"));
        assertThat(ConditionParser.parse(" CAUSE != 'timeout' "))
                .isEqualTo(new Condition.OfWord(TrialField.CAUSE, false, "TIMEOUT"));
        assertThat(ConditionParser.parse("same_as is not null"))
                .isEqualTo(new Condition.Not(new Condition.Missing(TrialField.SAME_AS)));
        assertThat(ConditionParser.parse("fingerprint = \"o'clock\""))
                .isEqualTo(new Condition.OfWord(TrialField.FINGERPRINT, true, "o'clock"));
        assertThat(ConditionParser.parse("seed = -9223372036854775808"))
                .isEqualTo(number(TrialField.SEED, Operator.EQUAL, "-9223372036854775808"));
        assertThat(ConditionParser.parse("latency_ms<2.5 and worker!=0"))
                .isEqualTo(new Condition.All(List.of(
                        number(TrialField.LATENCY_MS, Operator.BELOW, "2.5"),
                        number(TrialField.WORKER, Operator.NOT_EQUAL, "0"))));
        assertThat(ConditionParser.parse("reward>=-1.5e-3"))
                .isEqualTo(number(TrialField.REWARD, Operator.AT_LEAST, "-0.0015"));
    }

    @Test
    void bindsNotCloserThanAndCloserThanOr() {
        Condition a = number(TrialField.NUMBER, Operator.EQUAL, "1");
        Condition b = number(TrialField.NUMBER, Operator.EQUAL, "2");
        Condition c = number(TrialField.NUMBER, Operator.EQUAL, "3");
        assertThat(ConditionParser.parse("number = 1 or not number == 2 and number = 3"))
                .isEqualTo(new Condition.Any(List.of(a, new Condition.All(List.of(new Condition.Not(b), c)))));
        assertThat(ConditionParser.parse("(number = 1 or not (number = 2)) and number = 3"))
                .isEqualTo(new Condition.All(List.of(new Condition.Any(List.of(a, new Condition.Not(b))), c)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the end at character 1, where not, '(' or one of the fields number, state,",
                "colour = 3 | 'colour' at character 1, where",
                "macs ! 3 | '! 3' at character 6",
                "macs < 20MB | '20MB' at character 8",
                "macs < | the end at character 7, where a number to compare macs with",
                "macs < fast | 'fast' at character 8, where a number to compare macs with",
                "accuracy > 0.5 macs < 3 | 'macs' at character 16, where and, or or the end",
                "(accuracy > 0.5 | the end at character 16, where and, or or ')'",
                "state > RUNNING | '>' at character 7, where =, !=, is null",
                "state = done | at character 9 of the condition state must be one of WAITING, RUNNING, COMPLETE, PRUNED, FAILED, but was 'done'",
                "cause = 3 | at character 9 of the condition cause must be one of DIVERGED,",
                "cause is 3 | '3' at character 10, where 'null' or 'not null'",
                "state = and | 'and' at character 9, where a text to compare state with",
                "fingerprint = 'x | a text that does not end at character 15",
            })
    void namesThePlaceAndWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> ConditionParser.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 300})
    void refusesWhatIsTooDeep(int depth) {
        assertThatThrownBy(() -> ConditionParser.parse("(".repeat(depth) + "macs > 1" + ")".repeat(depth)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at character 101");
        assertThatThrownBy(() -> ConditionParser.parse("not ".repeat(depth) + "macs > 1"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConditionParser.parse("x".repeat(2_001))).isInstanceOf(InvalidInputException.class);
    }

    @Property
    void neverFailsButByRefusing(@ForAll("texts") String text) {
        try {
            assertThat(ConditionParser.parse(text)).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Pieces of conditions in any order, and anything at all. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "is",
                        "null",
                        "macs",
                        "seed",
                        "worker",
                        "latency_ms",
                        "state",
                        "<",
                        "=",
                        "!=",
                        "3",
                        "2.5M",
                        "-1e9",
                        "'x'",
                        "\"",
                        "'",
                        "COMPLETE",
                        "; DROP TABLE trial --",
                        ":value0",
                        "?",
                        "\u00e9",
                        " ")
                .list()
                .ofMaxSize(20)
                .map(list -> String.join(" ", list));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(60));
    }

    @Property
    void readsWhatIsWrittenOut(@ForAll("conditions") Condition condition) {
        assertThat(ConditionParser.parse(written(condition))).isEqualTo(condition);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Condition> numbers = Combinators.combine(
                        Arbitraries.of(TrialField.compared())
                                .filter(field -> field.kind().numeric()),
                        Arbitraries.of(Operator.class),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                                .ofScale(6))
                .as(Condition.OfNumber::new);
        Arbitrary<Condition> words = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of("COMPLETE", "FAILED", "PRUNED"))
                .as((equal, word) -> new Condition.OfWord(TrialField.STATE, equal, word));
        Arbitrary<Condition> missing = Arbitraries.of(TrialField.compared()).map(Condition.Missing::new);
        Arbitrary<Condition> nested = Arbitraries.oneOf(numbers, words, missing);
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<Condition> parts = nested;
            nested = Arbitraries.oneOf(
                    parts,
                    parts.map(Condition.Not::new),
                    parts.list().ofMinSize(2).ofMaxSize(3).map(Condition.All::new),
                    parts.list().ofMinSize(2).ofMaxSize(3).map(Condition.Any::new));
        }
        return nested.filter(condition -> written(condition).length() <= 2_000);
    }

    private static String written(Condition condition) {
        if (condition instanceof Condition.OfNumber number) {
            return number.field().text() + " " + number.operator().text() + " "
                    + number.number().toPlainString();
        }
        if (condition instanceof Condition.OfWord word) {
            return word.field().text()
                    + (word.equal() ? " = " : " != ")
                    + word.word().toLowerCase(Locale.ROOT);
        }
        if (condition instanceof Condition.Missing missing) {
            return missing.field().text() + " is null";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + inner(not.of());
        }
        boolean all = condition instanceof Condition.All;
        List<Condition> parts = condition instanceof Condition.All each ? each.of() : ((Condition.Any) condition).of();
        return String.join(
                all ? " and " : " or ",
                parts.stream().map(ConditionParserTest::inner).toList());
    }

    private static String inner(Condition condition) {
        return "(" + written(condition) + ")";
    }
}
