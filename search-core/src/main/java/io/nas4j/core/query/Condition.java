package io.nas4j.core.query;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What trials must be. A condition holds or does not: a comparison with a value that a trial does not have does not hold, and
 * then its opposite by {@code not} does.
 */
public sealed interface Condition {

    /** Holds for every trial. */
    Condition ALL = new All(List.of());

    /** Whether it holds for a trial. */
    boolean holds(Trial trial);

    /** How a value is compared. */
    enum Operator {
        BELOW("<"),
        AT_MOST("<="),
        EQUAL("="),
        NOT_EQUAL("!="),
        AT_LEAST(">="),
        ABOVE(">");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /** As people write it. */
        public String text() {
            return text;
        }

        /** Whether it holds, given the sign of value minus other value. */
        boolean holds(int sign) {
            return switch (this) {
                case BELOW -> sign < 0;
                case AT_MOST -> sign <= 0;
                case EQUAL -> sign == 0;
                case NOT_EQUAL -> sign != 0;
                case AT_LEAST -> sign >= 0;
                case ABOVE -> sign > 0;
            };
        }
    }

    /** A number compared with another; a field of decimals with the double that is nearest to it. */
    record OfNumber(TrialField field, Operator operator, BigDecimal number) implements Condition {

        @Override
        public boolean holds(Trial trial) {
            Optional<? extends Comparable<?>> value = field.compared(trial);
            if (value.isEmpty()) {
                return false;
            }
            int sign = value.get() instanceof Long whole
                    ? BigDecimal.valueOf(whole).compareTo(number)
                    : Double.compare(((Number) value.get()).doubleValue(), number.doubleValue());
            return operator.holds(sign);
        }
    }

    /** A word that is another or is not. */
    record OfWord(TrialField field, boolean equal, String word) implements Condition {

        @Override
        public boolean holds(Trial trial) {
            return field.compared(trial)
                    .filter(value -> value.equals(word) == equal)
                    .isPresent();
        }
    }

    /** A value that is not there. */
    record Missing(TrialField field) implements Condition {

        @Override
        public boolean holds(Trial trial) {
            return field.compared(trial).isEmpty();
        }
    }

    /** All of some hold; also where there are none. */
    record All(List<Condition> of) implements Condition {

        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Trial trial) {
            return of.stream().allMatch(each -> each.holds(trial));
        }
    }

    /** One of some holds at least. */
    record Any(List<Condition> of) implements Condition {

        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Trial trial) {
            return of.stream().anyMatch(each -> each.holds(trial));
        }
    }

    /** Another does not hold. */
    record Not(Condition of) implements Condition {

        @Override
        public boolean holds(Trial trial) {
            return !of.holds(trial);
        }
    }

    /** The condition on a trial's number. */
    static Condition numbered(Operator operator, int number) {
        return new OfNumber(TrialField.NUMBER, operator, BigDecimal.valueOf(number));
    }
}
