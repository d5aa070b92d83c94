package io.nas4j.cli.command.measure;

import io.nas4j.core.benchmark.Noise;
import picocli.CommandLine.ITypeConverter;

/** Reads how far what searches are told lies from the truth. */
final class NoiseConverter implements ITypeConverter<Noise> {

    @Override
    public Noise convert(String text) {
        return Noise.parse(text);
    }
}
