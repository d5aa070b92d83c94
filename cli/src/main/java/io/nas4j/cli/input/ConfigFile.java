package io.nas4j.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A YAML file of options, {@code option-name: value} a line, put before the options that stand on the command line, which
 * therefore win. An unknown key is an error that names its line.
 */
public final class ConfigFile {

    private static final int MAX_SIZE = 1_000_000;

    private ConfigFile() {}

    /**
     * Replaces {@code --config FILE} by the options that the file holds.
     *
     * @throws InvalidInputException where the file cannot be read or has a key that the command does not know
     */
    public static List<String> expand(String[] args, CommandLine program) {
        List<String> arguments = new ArrayList<>(List.of(args));
        Optional<Path> file = takeConfig(arguments);
        CommandLine command =
                arguments.isEmpty() ? null : program.getSubcommands().get(arguments.get(0));
        if (file.isEmpty() || command == null) {
            return arguments;
        }
        Set<String> known = new TreeSet<>();
        Set<String> flags = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            String name = option.longestName().replaceFirst("^--", "");
            if (!option.usageHelp() && !option.versionHelp()) {
                known.add(name);
                if (option.arity().max() == 0) {
                    flags.add(name);
                }
            }
        }
        Set<String> given = new TreeSet<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                given.add(argument.substring(2).replaceFirst("=.*$", ""));
            }
        }
        arguments.addAll(1, arguments(file.get(), known, flags, given));
        return arguments;
    }

    private static Optional<Path> takeConfig(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--config=")) {
                arguments.remove(i);
                return Optional.of(Path.of(argument.substring("--config=".length())));
            }
            if (argument.equals("--config")) {
                arguments.remove(i);
                if (i == arguments.size()) {
                    throw new InvalidInputException("--config needs a YAML file of options");
                }
                return Optional.of(Path.of(arguments.remove(i)));
            }
        }
        return Optional.empty();
    }

    /**
     * The file's options as arguments.
     *
     * @param known long option names of the command, without dashes
     * @param flags those of them that take no value; in the file they are {@code true} or {@code false}
     * @param given long option names that stand on the command line; they win over the file
     * @throws InvalidInputException with file and line
     */
    static List<String> arguments(Path file, Set<String> known, Set<String> flags, Set<String> given) {
        List<String> arguments = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new InvalidInputException("configuration " + file + " must have at most " + MAX_SIZE + " bytes");
            }
            try (JsonParser yaml = new YAMLFactory().createParser(Files.newInputStream(file))) {
                JsonToken first = yaml.nextToken();
                if (first == null) {
                    return List.of();
                }
                if (first != JsonToken.START_OBJECT) {
                    throw at(file, yaml, "must be a list of 'option: value' lines");
                }
                while (yaml.nextToken() == JsonToken.FIELD_NAME) {
                    String key = yaml.currentName();
                    if (!known.contains(key)) {
                        throw at(file, yaml, "unknown key '" + key + "'; allowed are " + String.join(", ", known));
                    }
                    if (!seen.add(key)) {
                        throw at(file, yaml, "key '" + key + "' stands twice");
                    }
                    if (!yaml.nextToken().isScalarValue()) {
                        throw at(file, yaml, "the value of '" + key + "' must be one number or text");
                    }
                    String value = yaml.getText();
                    if (flags.contains(key) && !value.equals("true") && !value.equals("false")) {
                        throw at(
                                file,
                                yaml,
                                "the value of '" + key + "' must be true or false, but was '" + value + "'");
                    }
                    if (!given.contains(key)) {
                        if (!flags.contains(key)) {
                            arguments.add("--" + key + "=" + value);
                        } else if (value.equals("true")) {
                            arguments.add("--" + key);
                        }
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + ", line " + e.getLocation().getLineNr() + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("configuration file " + file + " cannot be read", e);
        }
        return arguments;
    }

    private static InvalidInputException at(Path file, JsonParser yaml, String message) {
        return new InvalidInputException(
                file + ", line " + yaml.currentTokenLocation().getLineNr() + ": " + message);
    }
}
