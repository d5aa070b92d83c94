package io.nas4j.cli.command.network;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Units;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Conventions;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.Footprint;
import io.nas4j.space.cost.LayerCost;
import io.nas4j.space.detection.Detector;
import io.nas4j.space.detection.EfficientDets;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts an architecture's parameters and multiply-accumulates, and what it occupies. */
@Command(
        name = "profile",
        description =
                "Count parameters and MACs, whole and layer by layer, exactly; memory, receptive field, and the same"
                        + " network in the units of other tools. Nothing is trained.")
public final class ProfileCommand implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("stage", "operator", "input", "output", "params", "macs", "share");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ARCH",
            description = ArchitectureArgument.DESCRIPTION + " Also efficientdet-d0 to efficientdet-d7, part by part.")
    private String argument;

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description = "Input pixels a side. By default the architecture's.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes. By default the architecture's.")
    private Optional<Integer> classes = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Optional<Detector> detector = EfficientDets.find(argument);
        if (detector.isPresent()) {
            if (resolution.isPresent() || classes.isPresent()) {
                throw new InvalidInputException("--resolution and --classes cannot stand beside the detector '"
                        + argument + "', whose published costs are those of one resolution and COCO's classes");
            }
            DetectorListing.print(detector.get(), spec.commandLine().getOut(), format.format());
            return 0;
        }
        Architecture read = ArchitectureArgument.read(argument, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
        Architecture sized = resolution.map(read::withResolution).orElse(read);
        Architecture architecture = classes.map(sized::withClasses).orElse(sized);
        Cost cost = CostModel.cost(architecture);
        List<LayerCost> layers = CostModel.layers(architecture);
        Footprint footprint = CostModel.footprint(architecture);
        Conventions conventions = CostModel.conventions(architecture);
        PrintWriter out = spec.commandLine().getOut();
        if (format.format() == Format.TABLE) {
            out.print(Listing.table(
                    layers.stream().map(layer -> tableRow(layer, cost)).toList(), COLUMNS));
            printTotals(out, architecture, cost, footprint, conventions);
        } else {
            new Listing(out, format.format())
                    .print(new Row()
                            .with("architecture", architecture.toString())
                            .with("resolution", architecture.input().resolution())
                            .with("params", cost.params())
                            .with("macs", cost.macs())
                            .with("conventions", conventionsRow(conventions))
                            .with("memory", memoryRow(footprint))
                            .with("intensity", footprint.intensity())
                            .with("receptive_field", footprint.receptiveField())
                            .with(
                                    "layers",
                                    layers.stream()
                                            .map(layer -> row(layer, cost))
                                            .toList()));
        }
        return 0;
    }

    private static Row tableRow(LayerCost layer, Cost total) {
        return row(layer, total)
                .with("stage", layer.name())
                .with("share", String.format(Locale.ROOT, "%5.1f %%", 100 * share(layer, total)));
    }

    private static Row row(LayerCost layer, Cost total) {
        return new Row()
                .with("name", layer.name())
                .with("operator", layer.operator())
                .with("input", layer.inSize() + "x" + layer.inSize() + "x" + layer.inFilters())
                .with("output", layer.outSize() + "x" + layer.outSize() + "x" + layer.outFilters())
                .with("params", layer.cost().params())
                .with("macs", layer.cost().macs())
                .with("share", share(layer, total))
                .with("receptive_field", layer.receptiveField());
    }

    private static double share(LayerCost layer, Cost total) {
        return (double) layer.cost().macs() / total.macs();
    }

    private static Row memoryRow(Footprint footprint) {
        return new Row()
                .with("weights_bytes", footprint.weights())
                .with("inference_peak_bytes", footprint.inferencePeak())
                .with("training_bytes", footprint.training())
                .with("traffic_bytes", footprint.traffic());
    }

    private static Row conventionsRow(Conventions c) {
        return new Row()
                .with("papers_macs", c.macs())
                .with("torchvision_macs", c.macs())
                .with("timm_macs", c.timmMacs())
                .with("timm_activations", c.timmActivations())
                .with("mmpretrain_flops", c.mmpretrainFlops())
                .with("keras_params", c.kerasParams());
    }

    private static void printTotals(
            PrintWriter out, Architecture architecture, Cost cost, Footprint footprint, Conventions c) {
        out.println();
        out.println("total            " + exact(cost.params(), "params") + ", " + exact(cost.macs(), "MACs")
                + " for one image of " + architecture.input().resolution() + " pixels a side");
        out.println("memory, float32  " + bytes(footprint.weights()) + " weights; maps: "
                + bytes(footprint.inferencePeak()) + " at the peak of inference, " + bytes(footprint.training())
                + " kept by a training step, an image");
        out.println(String.format(
                Locale.ROOT, "intensity        %.1f FLOPs a byte moved (two FLOPs a MAC)", footprint.intensity()));
        out.println("receptive field  " + footprint.receptiveField() + " pixels a side, through kernels alone");
        out.println("in other units   timm " + Units.count(c.timmMacs()) + " MACs and "
                + Units.count(c.timmActivations()) + " activations; mmpretrain " + Units.count(c.mmpretrainFlops())
                + " FLOPs; Keras " + Units.count(c.kerasParams()) + " params. Papers and torchvision count as here");
        out.flush();
    }

    private static String exact(long count, String unit) {
        return String.format(Locale.ROOT, "%,d %s", count, unit);
    }

    private static String bytes(long count) {
        return Units.count(count) + "B";
    }
}
