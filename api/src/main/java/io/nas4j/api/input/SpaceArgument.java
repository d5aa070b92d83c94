package io.nas4j.api.input;

import io.nas4j.core.file.UserFile;
import io.nas4j.core.file.UserPath;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.SpaceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the search space that an argument means: a built-in name, or a YAML file that defines one. */
public final class SpaceArgument {

    private SpaceArgument() {}

    /**
     * Reads the argument.
     *
     * @param constraints further ones; each takes the place of the file's of the same metric
     * @throws InvalidInputException saying what a space may be, or with the file's line that is wrong
     */
    public static SpaceSource source(String argument, List<Constraint> constraints) {
        if (SearchSpaces.names().contains(argument)) {
            return checked(new SpaceSource(argument, Optional.empty(), constraints));
        }
        String text = text(argument);
        String name = SpaceTree.read(YamlFile.parse(argument, text)).name();
        return checked(new SpaceSource(name, Optional.of(text), constraints));
    }

    private static SpaceSource checked(SpaceSource source) {
        definition(source);
        return source;
    }

    private static String text(String argument) {
        Path file = UserPath.of("--space", argument);
        if (Files.exists(file)) {
            return new UserFile("space file", file, SpaceSource.MAX_DEFINITION).text();
        }
        throw new InvalidInputException("unknown space '" + argument
                + "'; allowed are a YAML file that defines one, or " + String.join(", ", SearchSpaces.names())
                + NearName.hint(argument, SearchSpaces.names()));
    }

    /**
     * The space that a study was made with; needs no file.
     *
     * @throws InvalidInputException where this release cannot read it
     */
    public static SpaceDefinition definition(SpaceSource source) {
        if (source.isNetwork()) {
            throw new InvalidInputException("this needs a space of many networks, but there is " + source.name()
                    + " alone; 'nas4j search' begins a study of a space");
        }
        SpaceDefinition definition = source.definition()
                .map(text -> SpaceTree.read(YamlFile.parse("definition of space " + source.name(), text)))
                .orElseGet(() -> SearchSpaces.definition(source.name()));
        return definition.with(source.constraints());
    }
}
