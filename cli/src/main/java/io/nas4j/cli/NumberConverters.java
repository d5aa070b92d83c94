package io.nas4j.cli;

import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers as they are typed. Picocli's own converters refuse in Java's words, and take what is no number. */
final class NumberConverters {

    private NumberConverters() {}

    /** Has a command line read all its numbers so. */
    static CommandLine register(CommandLine program) {
        ITypeConverter<Integer> ints = text ->
                read(text, Integer::valueOf, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        ITypeConverter<Long> longs =
                text -> read(text, Long::valueOf, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        ITypeConverter<Double> doubles = text -> read(text, NumberConverters::finite, "a number");
        return program.registerConverter(Integer.class, ints)
                .registerConverter(int.class, ints)
                .registerConverter(Long.class, longs)
                .registerConverter(long.class, longs)
                .registerConverter(Double.class, doubles)
                .registerConverter(double.class, doubles)
                .registerConverter(BigDecimal.class, text -> read(text, BigDecimal::new, "a number"));
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
        return number;
    }

    private static <T> T read(String text, Function<String, T> parser, String allowed) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be " + allowed + ", but was '" + text + "'");
        }
    }
}
