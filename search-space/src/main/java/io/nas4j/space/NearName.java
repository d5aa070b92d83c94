package io.nas4j.space;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of some names a mistyped one may stand for. */
public final class NearName {

    private NearName() {}

    /**
     * The name that is reached by the fewest insertions, deletions and replacements of a character, upper and lower case
     * being the same; empty where even that changes more than a third of the name, but one change is always few enough.
     */
    public static Optional<String> of(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= most(name, given))
                .filter(name -> changes(given, name) <= most(name, given))
                .min(Comparator.comparingInt(name -> changes(given, name)));
    }

    /** What is said behind a refusal: the name that may be meant, or nothing. */
    public static String hint(String given, Collection<String> names) {
        return of(given, names).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /**
     * The same for a name with something behind it, which the suggestion keeps: {@code mobilenet_v2@1.4}.
     *
     * @param end what the name ends before, where it is there
     */
    public static String hint(String given, char end, Collection<String> names) {
        int at = given.indexOf(end);
        String name = at < 0 ? given : given.substring(0, at);
        return of(name, names)
                .map(near -> "; did you mean " + near + given.substring(name.length()) + "?")
                .orElse("");
    }

    /** Something of both must be left. */
    private static int most(String name, String given) {
        return Math.min(Math.max(1, name.length() / 3), Math.min(name.length(), given.length()) - 1);
    }

    /** The Levenshtein distance. */
    private static int changes(String given, String name) {
        String a = given.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
