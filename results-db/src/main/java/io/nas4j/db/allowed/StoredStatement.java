package io.nas4j.db.allowed;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement by which H2 makes an object of a database again when it opens the file. Allowed is what the migrations of every
 * release lead to, in the words that H2 stores for it: plain tables, indexes, keys, checks, sequences, users and rights. All
 * else is not: what calls a function, asks a query, names a class, or has source code in it.
 *
 * @param type H2's number of the kind of object; it is only told, because H2 runs the statement whatever the number is
 */
record StoredStatement(int type, String sql) {

    private static final Map<Integer, String> KINDS = Map.ofEntries(
            Map.entry(0, "table or view"),
            Map.entry(1, "index"),
            Map.entry(2, "user"),
            Map.entry(3, "sequence"),
            Map.entry(4, "trigger"),
            Map.entry(5, "constraint"),
            Map.entry(6, "setting"),
            Map.entry(7, "role"),
            Map.entry(8, "right"),
            Map.entry(9, "function"),
            Map.entry(10, "schema"),
            Map.entry(11, "constant"),
            Map.entry(12, "domain"),
            Map.entry(13, "comment"),
            Map.entry(14, "aggregate"),
            Map.entry(15, "synonym"));
    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"(?:\\.\"[^\"]*\")*+");
    private static final int LONGEST_NAME = 100;

    /** In shapes of statements: q a quoted name, s a text, n a number. */
    private static final String OBJECT = "q\\.q";

    private static final String NAMES = "\\(q(?:,q)*+\\)";

    private static final Pattern PLAIN = Pattern.compile("SET (?:CREATE_BUILD|WRITE_DELAY|RETENTION_TIME|CACHE_SIZE) n"
            + "|CREATE USER IF NOT EXISTS q SALT s HASH s(?: ADMIN)?"
            + "|CREATE ROLE q"
            + "|GRANT (?:[A-Z ,]+|q) (?:ON (?:SCHEMA )?q(?:\\.q)? )?TO q"
            + "|COMMENT ON [A-Z]++ q(?:\\.q){0,2} IS s"
            + "|CREATE SEQUENCE " + OBJECT
            + "(?: AS BIGINT)?(?: START WITH n)?(?: RESTART WITH n)?(?: INCREMENT BY n)? BELONGS_TO_TABLE"
            + "|ALTER TABLE " + OBJECT + " ADD CONSTRAINT " + OBJECT + " (?:"
            + "PRIMARY KEY" + NAMES + "INDEX " + OBJECT
            + "|UNIQUE(?: NULLS DISTINCT)?" + NAMES + "INDEX " + OBJECT
            + "|FOREIGN KEY" + NAMES + "(?:INDEX " + OBJECT + " )?REFERENCES " + OBJECT + NAMES + "(?:NOCHECK)?)");

    private static final Pattern TABLE =
            Pattern.compile("CREATE CACHED TABLE " + OBJECT + "(?: COMMENT s)?\\((?<parts>.*)\\)");
    private static final Pattern COLUMN = Pattern.compile("q (?:BIGINT|INTEGER|BOOLEAN|JSON|DOUBLE PRECISION"
            + "|(?:CHARACTER|BINARY) VARYING\\(n\\)|TIMESTAMP(?:\\(n\\))?(?: ?WITH TIME ZONE)?)"
            + "(?: ?GENERATED ALWAYS AS IDENTITY SEQUENCE " + OBJECT + "| ?DEFAULT (?:n|s|CURRENT_TIMESTAMP))?"
            + "(?: ?SELECTIVITY n)?(?: ?COMMENT s)?(?: ?NOT NULL)?");

    private static final Pattern INDEX = Pattern.compile("CREATE (?:PRIMARY KEY|(?:UNIQUE (?:NULLS DISTINCT )?)?INDEX) "
            + OBJECT + " ON " + OBJECT + "\\((?<parts>.*)\\)");
    private static final Pattern INDEXED = Pattern.compile("q(?: DESC)?(?: NULLS (?:FIRST|LAST))?");

    private static final Pattern CHECK = Pattern.compile(
            "ALTER TABLE " + OBJECT + " ADD CONSTRAINT " + OBJECT + " CHECK(?<condition>\\(.*\\))(?:NOCHECK)?");
    private static final Pattern CONDITION_TOKEN = Pattern.compile("[A-Z]+|[qns(),=<> ]");
    private static final Set<String> CONDITION_WORDS =
            Set.of("AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "CAST", "AS", "BIGINT", "DOUBLE", "PRECISION");

    /**
     * Whether this program may have made the object.
     *
     * @param known shapes that are allowed; that of this statement is added. Most statements of a file have one of a few
     */
    boolean allowed(Set<String> known) {
        Optional<String> shape = StatementShape.of(sql);
        return shape.isPresent() && (known.contains(shape.get()) || (allowed(shape.get()) && known.add(shape.get())));
    }

    private static boolean allowed(String shape) {
        return PLAIN.matcher(shape).matches()
                || parts(TABLE, shape, COLUMN)
                || parts(INDEX, shape, INDEXED)
                || check(shape);
    }

    private static boolean parts(Pattern whole, String shape, Pattern part) {
        Matcher statement = whole.matcher(shape);
        return statement.matches()
                && Arrays.stream(statement.group("parts").split(",", -1)).allMatch(part.asMatchPredicate());
    }

    /** A condition may compare columns and values. A name before a parenthesis would call a function. */
    private static boolean check(String shape) {
        Matcher statement = CHECK.matcher(shape);
        if (!statement.matches()) {
            return false;
        }
        String condition = statement.group("condition");
        Predicate<String> known = token -> !Character.isUpperCase(token.charAt(0)) || CONDITION_WORDS.contains(token);
        return !condition.contains("q(")
                && CONDITION_TOKEN.matcher(condition).replaceAll("").isEmpty()
                && CONDITION_TOKEN
                        .matcher(condition)
                        .results()
                        .map(token -> token.group())
                        .allMatch(known);
    }

    /** Kind and name of the object, as {@code the trigger "PUBLIC"."T"}. */
    String named() {
        String rest = type == 5 ? sql.substring(Math.max(0, sql.indexOf(" CONSTRAINT "))) : sql;
        Matcher name = NAME.matcher(rest);
        String found = name.find() ? name.group() : sql.strip();
        return "the " + KINDS.getOrDefault(type, "object") + " "
                + found.substring(0, Math.min(found.length(), LONGEST_NAME));
    }
}
