package io.nas4j.report.live;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of an address or of a form. */
record Query(Map<String, String> values) {

    Query {
        values = Map.copyOf(values);
    }

    /**
     * Reads {@code name=value&name=value}.
     *
     * @param raw as it was sent; null where there is none
     * @throws IllegalArgumentException where an escape is none
     */
    static Query of(@Nullable String raw) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            int equal = pair.indexOf('=');
            if (equal > 0) {
                values.put(decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A value; empty where it was not given. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
