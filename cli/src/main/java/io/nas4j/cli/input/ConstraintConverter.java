package io.nas4j.cli.input;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Constraint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code macs <= 60M} where an option takes it. */
public final class ConstraintConverter implements ITypeConverter<Constraint> {

    @Override
    public Constraint convert(String text) {
        try {
            return Constraint.parse(text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
