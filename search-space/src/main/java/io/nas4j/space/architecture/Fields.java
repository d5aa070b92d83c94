package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of one token, joined by underscores: letters and a value, or a flag. */
public final class Fields {

    private static final int MAX_DIGITS = 9;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,17}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,3})?");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> flags = new HashSet<>();

    /** Splits a text; refuses fields that are not allowed or stand twice. */
    public Fields(String text, List<String> allowed, List<String> allowedFlags) {
        for (String field : text.split("_", -1)) {
            if (allowedFlags.contains(field)) {
                if (!flags.add(field)) {
                    throw new InvalidInputException("'" + field + "' may stand only once");
                }
                continue;
            }
            int end = 0;
            while (end < field.length() && Character.isLetter(field.charAt(end))) {
                end++;
            }
            String key = field.substring(0, end);
            if (!allowed.contains(key)) {
                String orFlags = allowedFlags.isEmpty() ? "" : ", or one of " + String.join(", ", allowedFlags);
                throw new InvalidInputException("'" + abbreviated(field) + "' is not a field; a field is one of "
                        + String.join(", ", allowed) + " and a number" + orFlags);
            }
            if (values.put(key, field.substring(end)) != null) {
                throw new InvalidInputException("field '" + key + "' may stand only once");
            }
        }
    }

    /** Whether a field stands there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a flag stands there. */
    public boolean flag(String name) {
        return flags.contains(name);
    }

    /** The value of a field, which must be a whole number. */
    public int integer(String key) {
        return integer("field '" + key + "'", text(key));
    }

    /** The value of a field, which must be a number. */
    public double decimal(String key) {
        return decimal("field '" + key + "'", text(key));
    }

    /** The value of a field, which must be there. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new InvalidInputException("field '" + key + "' is missing");
        }
        return value;
    }

    static int integer(String what, String value) {
        if (!digits(value)) {
            throw new InvalidInputException(what + " must be a whole number of at most " + MAX_DIGITS
                    + " digits, but was '" + abbreviated(value) + "'");
        }
        return Integer.parseInt(value);
    }

    static double decimal(String what, String value) {
        if (!digits(value) && !DECIMAL.matcher(value).matches()) {
            throw new InvalidInputException(what + " must be a number, but was '" + abbreviated(value) + "'");
        }
        return Double.parseDouble(value);
    }

    /** Whether the text is a whole number that an int holds; asked of every number of every architecture that is read. */
    private static boolean digits(String value) {
        if (value.isEmpty() || value.length() > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A text from outside as messages show it: at most 60 characters. */
    public static String abbreviated(String token) {
        return token.length() <= 60 ? token : token.substring(0, 57) + "...";
    }
}
