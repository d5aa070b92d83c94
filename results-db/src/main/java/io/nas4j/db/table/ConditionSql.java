package io.nas4j.db.table;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.trial.FieldKind;
import io.nas4j.core.trial.TrialField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A condition as SQL. What people typed goes into parameters alone; the SQL is put together of our own words. SQL knows a
 * third truth for values that are not there: every comparison says first that its value must be.
 */
final class ConditionSql {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private ConditionSql() {}

    static ConditionSql of(Condition condition) {
        ConditionSql made = new ConditionSql();
        made.add(condition);
        return made;
    }

    /** A boolean expression on the columns of {@code trial}. */
    String text() {
        return sql.toString();
    }

    /** Gives a statement that has {@link #text} in it the values. */
    <S extends SqlStatement<S>> S bind(S statement) {
        S bound = statement;
        for (int i = 0; i < parameters.size(); i++) {
            bound = bound.bind("value" + i, parameters.get(i));
        }
        return bound;
    }

    /** The column that has a field, or what it comes from. */
    static String column(TrialField field) {
        String column = TrialColumns.name(field);
        return field.kind() == FieldKind.MILLISECONDS
                ? "(CAST(" + column + " AS DOUBLE PRECISION) / CAST(1000000 AS DOUBLE PRECISION))"
                : column;
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            join(all.of(), " AND ", "TRUE");
        } else if (condition instanceof Condition.Any any) {
            join(any.of(), " OR ", "FALSE");
        } else if (condition instanceof Condition.Not not) {
            sql.append("NOT ");
            add(not.of());
        } else if (condition instanceof Condition.Missing missing) {
            sql.append('(').append(column(missing.field())).append(" IS NULL)");
        } else if (condition instanceof Condition.OfWord word) {
            compare(word.field(), word.equal() ? Operator.EQUAL : Operator.NOT_EQUAL, word.word());
        } else if (condition instanceof Condition.OfNumber number) {
            number(number.field(), number.operator(), number.number());
        }
    }

    private void join(List<Condition> parts, String between, String ofNone) {
        sql.append('(').append(parts.isEmpty() ? ofNone : "");
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "" : between);
            add(parts.get(i));
        }
        sql.append(')');
    }

    private void number(TrialField field, Operator operator, BigDecimal number) {
        if (field.kind().fractional()) {
            compare(field, operator, number.doubleValue());
            return;
        }
        BigDecimal floor = number.compareTo(MOST) >= 0
                ? MOST
                : number.compareTo(LEAST) <= 0 ? LEAST : number.setScale(0, RoundingMode.FLOOR);
        long whole = floor.longValueExact();
        if (floor.compareTo(number) == 0) {
            compare(field, operator, whole);
            return;
        }
        switch (operator) {
            case BELOW, AT_MOST -> compare(field, Operator.AT_MOST, whole);
            case ABOVE, AT_LEAST -> compare(field, Operator.ABOVE, whole);
            case EQUAL -> sql.append("(FALSE)");
            case NOT_EQUAL -> sql.append('(').append(column(field)).append(" IS NOT NULL)");
        }
    }

    private void compare(TrialField field, Operator operator, Object value) {
        String column = column(field);
        String sign = operator == Operator.NOT_EQUAL ? "<>" : operator.text();
        sql.append('(')
                .append(column)
                .append(" IS NOT NULL AND ")
                .append(column)
                .append(' ')
                .append(sign);
        sql.append(" :value").append(parameters.size()).append(')');
        parameters.add(value);
    }
}
