package io.nas4j.cli.command;

import io.nas4j.cli.input.ArchitectureArgument;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Units;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.OpenMode;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.PartCost;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts an architecture's parameters and multiply-accumulates. */
@Command(name = "profile", description = "Count parameters and MACs, whole and part by part; nothing is trained.")
final class ProfileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARCH", description = "A published name, STUDY#TRIAL, a notation, or a file with one.")
    private String argument;

    @Option(names = "--resolution", paramLabel = "R", description = "Input pixels a side. Default: the architecture's.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(names = "--classes", paramLabel = "N", description = "Outputs. Default: the architecture's.")
    private Optional<Integer> classes = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Architecture read = ArchitectureArgument.read(argument, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
        Architecture sized = resolution.map(read::withResolution).orElse(read);
        Architecture architecture = classes.map(sized::withClasses).orElse(sized);
        Cost cost = CostModel.cost(architecture);
        List<Row> layers = CostModel.parts(architecture).stream()
                .map(part -> row(part, cost))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (format.format() == Format.TABLE) {
            out.print(Listing.table(layers, List.of("name", "operator", "input", "output", "params", "macs", "share")));
            out.println("total: " + Units.count(cost.params()) + " params (" + cost.params() + "), "
                    + Units.count(cost.macs()) + " MACs (" + cost.macs() + ") for one picture of "
                    + architecture.input().resolution() + " pixels a side");
            out.flush();
        } else {
            new Listing(out, format.format())
                    .print(new Row()
                            .with("architecture", architecture.toString())
                            .with("resolution", architecture.input().resolution())
                            .with("params", cost.params())
                            .with("macs", cost.macs())
                            .with("layers", layers));
        }
        return 0;
    }

    private static Row row(PartCost part, Cost total) {
        return new Row()
                .with("name", part.name())
                .with("operator", part.operator())
                .with("input", part.inSize() + "x" + part.inSize() + "x" + part.inFilters())
                .with("output", part.outSize() + "x" + part.outSize() + "x" + part.outFilters())
                .with("params", part.cost().params())
                .with("macs", part.cost().macs())
                .with("share", (double) part.cost().macs() / total.macs());
    }
}
