package io.nas4j.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A worker's memory as people write it: {@code 800M}, {@code 4G}, {@code share}.
 *
 * @param megabytes (2^20 bytes); 0 for a share of the machine's
 */
public record MemorySize(int megabytes) {

    /** An equal part for each worker. */
    public static final String SHARE = "share";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)([mMgG])[bB]?");
    private static final int MEGABYTES_OF_A_GIGABYTE = 1024;

    /** Reads a number with M or G, or the word for a share. */
    public static final class Converter implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String text) {
            if (text.equals(SHARE)) {
                return new MemorySize(0);
            }
            Matcher matcher = FORM.matcher(text);
            double unit = !matcher.matches() ? 0 : matcher.group(2).equalsIgnoreCase("G") ? MEGABYTES_OF_A_GIGABYTE : 1;
            int megabytes = unit == 0 ? 0 : (int) Math.min(1e8, Double.parseDouble(matcher.group(1)) * unit);
            if (megabytes < 1) {
                throw new TypeConversionException(
                        "must be a size of at least 1M, as 800M or 4G, or 'share', but was '" + text + "'");
            }
            return new MemorySize(megabytes);
        }
    }
}
