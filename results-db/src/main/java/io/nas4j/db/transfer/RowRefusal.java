package io.nas4j.db.transfer;

import io.nas4j.db.h2.DatabaseErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** Why the database refuses a row, in words. */
final class RowRefusal {

    private static final Pattern COLUMN = Pattern.compile("column \"([A-Z_0-9]+)");
    private static final Pattern RULE = Pattern.compile("\"([A-Z_0-9]+): (.*)\"");

    /** The value, the column and its type: {@code "'many' (TRIAL: ""MACS"" BIGINT NOT NULL)"}. */
    private static final Pattern CONVERSION =
            Pattern.compile("converting \"'(.*)' \\([A-Z_0-9]+: \"\"([A-Z_0-9]+)\"\" ([A-Z ]+?)( COMMENT| NOT|\\))");

    private static final Pattern TIME = Pattern.compile("Cannot parse \"TIMESTAMP WITH TIME ZONE\" constant (\".*\")");

    private static final Map<String, String> TYPES = Map.of(
            "BIGINT", "a whole number of 64 bits",
            "INTEGER", "a whole number of 32 bits",
            "DOUBLE PRECISION", "a number");

    private RowRefusal() {}

    /** A sentence without the place. */
    static String of(Throwable error, String table) {
        String said = DatabaseErrors.reason(error);
        String row = "a row of table " + table + " ";
        return switch (DatabaseErrors.code(error)) {
            case ErrorCode.NULL_NOT_ALLOWED ->
                row + "must have a value for " + found(COLUMN, said).orElse("each column");
            case ErrorCode.DUPLICATE_KEY_1 -> row + "is there twice";
            case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1 ->
                row + "refers to one that is not before it ("
                        + found(RULE, said).orElse("unknown rule") + ")";
            case ErrorCode.CHECK_CONSTRAINT_VIOLATED_1 ->
                row + "must keep the rule " + found(RULE, said).orElse("of its table");
            case ErrorCode.VALUE_TOO_LONG_2 ->
                row + "has a text that is too long for " + found(COLUMN, said).orElse("its column");
            case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 ->
                row + "has a number that is too large for "
                        + found(COLUMN, said).orElse("its column");
            case ErrorCode.DATA_CONVERSION_ERROR_1, ErrorCode.INVALID_DATETIME_CONSTANT_2 ->
                row + "has a value of another type: " + type(said);
            default -> row + "cannot be added: " + plain(said);
        };
    }

    private static String type(String said) {
        Matcher conversion = CONVERSION.matcher(said);
        if (conversion.find()) {
            String type = conversion.group(3);
            return conversion.group(2).toLowerCase(Locale.ROOT) + " must be " + TYPES.getOrDefault(type, type)
                    + ", but is '" + conversion.group(1) + "'";
        }
        Matcher time = TIME.matcher(said);
        if (time.find()) {
            return "a time must be as 2026-11-30 12:00:00+00, but is " + time.group(1);
        }
        return plain(said);
    }

    /** Without what H2 appends to each message: the statement, which is none of the user's. */
    private static String plain(String said) {
        return said.replaceFirst("; SQL statement:.*", "");
    }

    private static Optional<String> found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find()
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)
                        + (matcher.groupCount() > 1 && !matcher.group(2).isBlank()
                                ? ": " + matcher.group(2).replace("\"", "").toLowerCase(Locale.ROOT)
                                : ""))
                : Optional.empty();
    }
}
