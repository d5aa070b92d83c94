package io.nas4j.cli.command.supernet;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.stage.supernet.JudgedNetwork;
import io.nas4j.api.stage.supernet.SupernetJudging;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges networks by a supernet. */
@Command(
        name = "judge",
        description =
                "Judge networks as paths of a trained supernet: loss and accuracy on validation images, the least loss"
                        + " first. Its order is worth more than its numbers: networks that are trained alone reach other accuracies.")
public final class SupernetJudgeCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("network", "loss", "accuracy", "macs", "params");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "What 'nas4j supernet train' wrote.")
    private Path file;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARCH", description = ArchitectureArgument.DESCRIPTION)
    private List<String> networks = new ArrayList<>();

    @Option(
            names = "--networks",
            paramLabel = "N",
            defaultValue = "20",
            description = "Judge so many random networks of the space where none are named. Default: ${DEFAULT-VALUE}.")
    private int random;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the random networks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Require.between("--networks", random, 1, 1_000_000);
        List<Architecture> named = networks.stream()
                .map(name -> ArchitectureArgument.read(name, () -> H2StudyStore.open(storage.url(), OpenMode.READ)))
                .toList();
        List<JudgedNetwork> judged;
        try (SupernetJudging supernet = SupernetJudging.open(file, ArtifactFolder.of(storage.url()))) {
            judged = named.isEmpty() ? supernet.random(random, seed) : supernet.judge(named);
        }
        List<Row> rows = new ArrayList<>();
        for (JudgedNetwork each : judged) {
            rows.add(new Row()
                    .with("network", each.name())
                    .with("loss", each.judgement().loss())
                    .with("accuracy", each.judgement().accuracy())
                    .with("macs", each.cost().macs())
                    .with("params", each.cost().params()));
        }
        new Listing(spec.commandLine().getOut(), format.format()).print(rows, COLUMNS, "");
        return 0;
    }
}
