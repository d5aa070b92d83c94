package io.nas4j.cli.input;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of multiply-accumulates as people write it: {@code 400M}, {@code 1.5G}, {@code 55400000}. */
public record MacCount(double value) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)([kKmMgG]?)");

    /** Reads {@code NUMBER} with an optional K, M or G. */
    public static final class Converter implements ITypeConverter<MacCount> {
        @Override
        public MacCount convert(String text) {
            Matcher matcher = FORM.matcher(text);
            double unit = !matcher.matches()
                    ? 0
                    : switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                        case "K" -> 1e3;
                        case "M" -> 1e6;
                        case "G" -> 1e9;
                        default -> 1;
                    };
            double value = unit == 0 ? 0 : Double.parseDouble(matcher.group(1)) * unit;
            if (value <= 0) {
                throw new TypeConversionException(
                        "must be a number of MACs above 0, with K, M or G if you like (400M), but was '" + text + "'");
            }
            return new MacCount(value);
        }
    }
}
