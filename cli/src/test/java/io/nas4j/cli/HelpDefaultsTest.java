package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpDefaultsTest {

    private static final String MARK = "Default:";
    private static final String COMPUTED = "By default ";

    private static Stream<CommandSpec> commands() {
        return below(Commands.addTo(new CommandLine(new Nas4jCommand())).getCommandSpec());
    }

    private static Stream<CommandSpec> below(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(child -> below(child.getCommandSpec())));
    }

    private static List<String> faults(CommandSpec command, ArgSpec argument) {
        String place = command.qualifiedName() + " " + argument;
        String text = String.join(" ", argument.description());
        String shown = " " + text;
        List<String> faults = new ArrayList<>();
        if (argument.defaultValue() != null) {
            if (!shown.endsWith(" " + MARK + " " + argument.defaultValueString(true) + ".")) {
                faults.add(place + " must end in its default, " + argument.defaultValueString(true) + ": " + text);
            }
            if (shown.contains(COMPUTED) || shown.indexOf(MARK) != shown.lastIndexOf(MARK)) {
                faults.add(place + " has two defaults: " + text);
            }
        } else if (shown.contains(MARK)) {
            faults.add(place + " has no default that help can print, and must say 'By default ...': " + text);
        }
        return faults;
    }

    private static Stream<ArgSpec> arguments(CommandSpec command) {
        return Stream.concat(command.options().stream(), command.positionalParameters().stream());
    }

    @Test
    void everyDefaultIsPrintedFromTheOptionItself() {
        assertThat(commands().flatMap(command -> arguments(command).flatMap(each -> faults(command, each).stream())))
                .isEmpty();
    }

    @Test
    void anotherDefaultChangesTheHelp() {
        assertThat(commands()
                        .flatMap(command -> command.options().stream())
                        .filter(option -> option.defaultValue() != null)
                        .map(option -> OptionSpec.builder(option)
                                .defaultValue("another one")
                                .build()))
                .allSatisfy(option -> {
                    CommandSpec.create().addOption(option);
                    assertThat(String.join(" ", option.description())).endsWith("Default: another one.");
                });
    }

    @Test
    void everyCommandHasDefaultsToCheck() {
        assertThat(commands().flatMap(HelpDefaultsTest::arguments).filter(each -> each.defaultValue() != null))
                .hasSizeGreaterThan(100);
    }

    @Test
    void theRuleFindsEveryWayToBreakIt() {
        assertThat(faultsOf("2", "How many. Default: 3.")).hasSize(1);
        assertThat(faultsOf("2", "How many.")).hasSize(1);
        assertThat(faultsOf("2", "How many. Default: 2, at most.")).hasSize(1);
        assertThat(faultsOf("2", "How many. By default 2. Default: 2.")).hasSize(1);
        assertThat(faultsOf(null, "How many. Default: as many as there are.")).hasSize(1);
        assertThat(faultsOf(null, "How many. By default as many as there are.")).isEmpty();
        assertThat(faultsOf("2", "How many. Default: ${DEFAULT-VALUE}.")).isEmpty();
    }

    private static List<String> faultsOf(String value, String description) {
        OptionSpec option = OptionSpec.builder("--n")
                .type(int.class)
                .defaultValue(value)
                .description(description)
                .build();
        CommandSpec command = CommandSpec.create().addOption(option);
        return faults(command, option);
    }

    private static String help(String command, String option) {
        return String.join(
                " ",
                Commands.addTo(new CommandLine(new Nas4jCommand()))
                        .getSubcommands()
                        .get(command)
                        .getCommandSpec()
                        .findOption(option)
                        .description());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Test
    void defaultsThatDependOnSomethingAreTheOnesInUse() {
        assertThat(help("search", "--silent-timeout"))
                .contains(COMPUTED + plain(TrialLimits.USUAL.silentSeconds()) + "s,");
        assertThat(help("search", "--trial-timeout")).contains(COMPUTED + plain(TrialLimits.USUAL.seconds()) + ",");
        assertThat(help("search", "--learning-rate"))
                .endsWith(COMPUTED + plain(Optimizer.ADAMW.usualRate()) + " for adamw, "
                        + plain(Optimizer.RMSPROP.usualRate()) + " for rmsprop and "
                        + plain(Optimizer.SGD.usualRate()) + " for sgd.");
        assertThat(help("search", "--weight-decay"))
                .endsWith(COMPUTED + plain(Optimizer.ADAMW.usualDecay()) + " for adamw, "
                        + plain(Optimizer.RMSPROP.usualDecay()) + " for rmsprop and "
                        + plain(Optimizer.SGD.usualDecay()) + " for sgd.");
        ScalingCoefficients published = ScalingCoefficients.EFFICIENTNET;
        assertThat(help("scale", "--alpha")).endsWith("or else " + published.alpha() + ".");
        assertThat(help("scale", "--beta")).endsWith("or else " + published.beta() + ".");
        assertThat(help("scale", "--gamma")).endsWith("or else " + published.gamma() + ".");
    }
}
