package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cli.output.ResultStream;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Results that cannot be written, as on a full disk: no command says that it is done. */
class UnwritableOutputTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private void fails(String line) {
        err.getBuffer().setLength(0);
        int exit = Main.run(line.split(" "), ResultStream.writer(new FullDisk()), new PrintWriter(err));
        assertThat(exit).as(line).isEqualTo(1);
        assertThat(err.toString().lines().filter(each -> each.startsWith("nas4j: ")))
                .as(line)
                .containsExactly("nas4j: the output cannot be written: No space left on device");
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void theHelpOfEveryCommand() {
        names(Commands.addTo(new CommandLine(new Nas4jCommand())).getCommandSpec())
                .map(name -> (name + " --help").strip())
                .forEach(this::fails);
        fails("--version");
        fails("-h");
    }

    private static Stream<String> names(CommandSpec command) {
        String name = command.qualifiedName().replaceFirst("^nas4j ?", "");
        return Stream.concat(
                Stream.of(name),
                command.subcommands().values().stream().flatMap(child -> names(child.getCommandSpec())));
    }

    @Test
    void everyListingInEveryForm() {
        StoredStudy.create(
                folder,
                List.of(new StoredStudy.Trained(PublishedNetworks.get("efficientnet-b0"), OptionalDouble.of(0.5))),
                List.of(StoredStudy.event(0, StrategyEvent.Kind.REHEAT, Map.of(), "")));
        String storage = " --storage " + folder;
        for (String form : List.of("table", "json", "csv", "yaml")) {
            for (String line : List.of(
                    "studies",
                    "trials s",
                    "trials s --follow",
                    "trial s 0",
                    "best s",
                    "best s --pareto",
                    "strategy s",
                    "profile s#0",
                    "doctor",
                    "db check")) {
                fails(line + storage + " -f " + form);
            }
            fails("space -f " + form);
            fails("space mnasnet-micro -f " + form);
            fails("scale efficientnet-b0 -f " + form);
        }
        fails("convert efficientnet-b0 --to timm");
    }
}
