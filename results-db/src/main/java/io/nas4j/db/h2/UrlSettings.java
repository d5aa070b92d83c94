package io.nas4j.db.h2;

import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that a storage URL may have. H2 knows some hundred, puts their values into statements, and runs what
 * {@code INIT} says. So few are allowed, which change only how much memory is used, how long is waited, and how a server's file
 * is encrypted; their values are numbers or words.
 */
enum UrlSettings {
    OF_FILE(Map.of()),
    OF_MEMORY(Map.of("DB_CLOSE_DELAY", UrlSettings.NUMBER)),
    OF_SERVER(Map.of("CIPHER", "[A-Za-z0-9]{1,20}"));

    private static final String NUMBER = "-?[0-9]{1,9}";
    private static final Set<String> SECRETS = Set.of("USER", "PASSWORD", "PASSWORD_HASH");

    private final Map<String, String> values;

    UrlSettings(Map<String, String> more) {
        values = new TreeMap<>(more);
        values.put("CACHE_SIZE", UrlSettings.NUMBER);
        values.put("LOCK_TIMEOUT", UrlSettings.NUMBER);
    }

    /** Whether they say who the user is. */
    static boolean secret(String settings) {
        return each(settings).map(UrlSettings::key).anyMatch(SECRETS::contains);
    }

    /**
     * The settings as H2 reads them, each with a semicolon before it.
     *
     * @param settings as the user gave them
     * @throws InvalidInputException where one is not allowed, is given twice, or has a wrong value; values of settings that are
     *     not known are not said again
     */
    String checked(String settings) {
        Set<String> given = new TreeSet<>();
        return each(settings)
                .map(setting -> {
                    String key = key(setting);
                    String pattern = values.get(key);
                    if (pattern == null) {
                        throw new InvalidInputException("the storage URL may set "
                                + String.join(" and ", values.keySet()) + " only, but sets " + key);
                    }
                    String value = setting.substring(Math.min(setting.length(), setting.indexOf('=') + 1))
                            .strip();
                    if (!value.matches(pattern) || !given.add(key)) {
                        throw new InvalidInputException("the storage URL must set " + key + " once, to a "
                                + (pattern.equals(NUMBER) ? "number" : "word") + ", but has '" + setting.strip() + "'");
                    }
                    return ";" + key + "=" + value;
                })
                .collect(Collectors.joining());
    }

    private static Stream<String> each(String settings) {
        return List.of(settings.split(";", -1)).stream().filter(setting -> !setting.isBlank());
    }

    private static String key(String setting) {
        return setting.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
    }
}
