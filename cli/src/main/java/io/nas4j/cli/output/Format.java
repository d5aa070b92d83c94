package io.nas4j.cli.output;

import java.util.Locale;

/** The forms that listings come in. */
public enum Format {
    TABLE,
    JSON,
    CSV,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
