package io.nas4j.cli.input;

import io.nas4j.core.file.UserPath;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as it is typed. */
public final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        try {
            return UserPath.of("it", text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
