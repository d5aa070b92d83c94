package io.nas4j.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 90s}, {@code 10m}, {@code 1.5h}; a bare number is seconds. */
public record Duration(double seconds) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)([smh]?)");

    /** Reads a number with an optional s, m or h. */
    public static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "must be a time, as 90s, 10m or 1.5h, or 0 for no limit, but was '" + text + "'");
            }
            double unit = switch (matcher.group(2)) {
                case "m" -> 60;
                case "h" -> 3600;
                default -> 1;
            };
            return new Duration(Double.parseDouble(matcher.group(1)) * unit);
        }
    }
}
