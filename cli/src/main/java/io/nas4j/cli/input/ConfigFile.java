package io.nas4j.cli.input;

import io.nas4j.api.input.YamlFile;
import io.nas4j.core.file.UserPath;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private ConfigFile() {}

    /**
     * Replaces {@code --config FILE} by the options that the file holds.
     *
     * @throws InvalidInputException where the file cannot be read or has a key that the command does not know
     */
    public static List<String> expand(String[] args, CommandLine program) {
        List<String> arguments = new ArrayList<>(List.of(args));
        Optional<Path> file = takeConfig(arguments);
        if (file.isEmpty()) {
            return arguments;
        }
        int at = 0;
        while (at < arguments.size() && !program.getSubcommands().containsKey(arguments.get(at))) {
            at++;
        }
        CommandLine command =
                at == arguments.size() ? null : program.getSubcommands().get(arguments.get(at));
        if (command == null) {
            throw new InvalidInputException("--config stands behind a command, whose options the file has");
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
        Set<String> given = given(arguments, command);
        arguments.addAll(at + 1, arguments(file.get(), known, flags, given));
        return arguments;
    }

    /** Long names of the options that stand on the command line under any of their names. */
    private static Set<String> given(List<String> arguments, CommandLine command) {
        Set<String> given = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String name : option.names()) {
                boolean isShort = !name.startsWith("--");
                if (arguments.stream()
                        .anyMatch(argument -> argument.equals(name)
                                || argument.startsWith(name + "=")
                                || (isShort && !argument.startsWith("--") && argument.startsWith(name)))) {
                    given.add(option.longestName().replaceFirst("^--", ""));
                }
            }
        }
        return given;
    }

    private static Optional<Path> takeConfig(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--config=")) {
                arguments.remove(i);
                return Optional.of(UserPath.of("--config", argument.substring("--config=".length())));
            }
            if (argument.equals("--config")) {
                arguments.remove(i);
                if (i == arguments.size()) {
                    throw new InvalidInputException("--config needs a YAML file of options");
                }
                return Optional.of(UserPath.of("--config", arguments.remove(i)));
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
        Node.Mapping options = YamlFile.read("configuration file", file)
                .mapping("a configuration")
                .allow(List.copyOf(known));
        options.entries().forEach((key, node) -> {
            boolean flag = flags.contains(key);
            String what = "the value of '" + key + "'";
            List<String> values = flag
                    ? node.truth(what) ? List.of("--" + key) : List.of()
                    : node.each(value -> "--" + key + "=" + value.text(what));
            if (!given.contains(key)) {
                arguments.addAll(values);
            }
        });
        return arguments;
    }
}
