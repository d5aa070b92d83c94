package io.nas4j.cli.input;

import io.nas4j.space.latency.LatencyAmount;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5ms} where an option takes it. */
public final class LatencyConverter implements ITypeConverter<LatencyAmount> {

    @Override
    public LatencyAmount convert(String text) {
        return LatencyAmount.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "must be a time above 0 with its unit, as 5ms, 800us or 1.5s, but was '" + text + "'"));
    }
}
